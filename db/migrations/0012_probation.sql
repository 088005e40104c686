ALTER TYPE "public"."entry_kind" ADD VALUE 'probation.ended' BEFORE 'invitation.made';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'vote.marked' BEFORE 'claim.settled';--> statement-breakpoint
CREATE TABLE "vote_marks" (
	"claim_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"moderator_id" uuid NOT NULL,
	"sound" boolean NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_marks_claim_id_reviewer_id_moderator_id_pk" PRIMARY KEY("claim_id","reviewer_id","moderator_id"),
	CONSTRAINT "vote_marks_reason" CHECK ((char_length("vote_marks"."reason") between 10 and 5000 or "vote_marks"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "probation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "vote_marks" ADD CONSTRAINT "vote_marks_moderator_id_users_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_marks" ADD CONSTRAINT "vote_marks_vote" FOREIGN KEY ("claim_id","reviewer_id","version") REFERENCES "public"."votes"("claim_id","reviewer_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vote_marks_reviewer_idx" ON "vote_marks" USING btree ("reviewer_id");
--> statement-breakpoint
-- A mark is the moderator's word about the reviewer, and goes with either.
CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON vote_marks FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but_words('reason', 'moderator_id,reviewer_id');
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON vote_marks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION voices() RETURNS TABLE (place text, word text, author text) LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('votes', 'reason', 'reviewer_id'),
    ('disputes', 'statement', 'opened_by'),
    ('rulings', 'reason', 'moderator_id'),
    ('statements', 'text', 'user_id'),
    ('opinions', 'reason', 'moderator_id'),
    ('appeals', 'statement', 'appealed_by'),
    ('withdrawals', 'reason', 'withdrawn_by'),
    ('citation_withdrawals', 'reason', 'withdrawn_by'),
    ('date_withdrawals', 'reason', 'withdrawn_by'),
    ('translations', 'text', 'translated_by'),
    ('agent_notes', 'note', 'written_by'),
    ('agent_merges', 'reason', 'merged_by'),
    ('suspensions', 'reason', 'suspended_by'),
    ('vote_marks', 'reason', 'moderator_id'),
    ('removals', 'reason', 'proposed_by'),
    ('removal_decisions', 'reason', 'decided_by')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_person(person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  self constant text := 'person:' || person;
  gone constant text := '▢▢▢';
  address text; v record;
BEGIN
  PERFORM logged_removal('person.erased', self);
  PERFORM set_config('isnad.forgetting', self, true);
  SELECT email INTO address FROM users WHERE id = person FOR UPDATE;
  FOR v IN SELECT * FROM voices() LOOP
    EXECUTE format('UPDATE %I SET %I = %L WHERE %I = $1 AND %2$I <> %3$L', v.place, v.word, gone, v.author) USING person;
  END LOOP;
  UPDATE votes SET text_salt = NULL WHERE reviewer_id = person AND text_salt IS NOT NULL;
  UPDATE suspensions SET reason = gone WHERE user_id = person AND reason <> gone;
  UPDATE vote_marks SET reason = gone WHERE reviewer_id = person AND reason <> gone;
  UPDATE removals SET reason = gone WHERE about = self AND reason <> gone;
  UPDATE removal_decisions d SET reason = gone FROM removals r WHERE r.id = d.removal_id AND r.about = self AND d.reason <> gone;
  DELETE FROM withheld_texts WHERE author = person;
  DELETE FROM entry_words w USING entries e WHERE e.id = w.entry_id AND (
    e.actor = person::text AND e.kind::text IN ('person.joined', 'person.suspended', 'vote.marked', 'agent.noted', 'agent.merged', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled',
      'dispute.appealed', 'removal.proposed', 'removal.declined')
    OR e.kind::text IN ('person.suspended', 'vote.marked') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'person' = person::text
    OR e.kind::text IN ('removal.proposed', 'removal.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'about' = self);
  DELETE FROM accounts WHERE user_id = person;
  DELETE FROM sessions WHERE user_id = person;
  DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM receipts WHERE actor = person::text;
  UPDATE users SET email = NULL, email_verified = NULL, handle = NULL, handle_key = NULL WHERE id = person;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
