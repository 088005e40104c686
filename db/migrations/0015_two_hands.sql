ALTER TYPE "public"."entry_kind" ADD VALUE 'role.proposed' BEFORE 'role.given';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'role.declined' BEFORE 'role.given';--> statement-breakpoint
CREATE TABLE "role_decisions" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"approved" boolean NOT NULL,
	"reason" text,
	"decided_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_decisions_reason" CHECK (("role_decisions"."reason" is null) = "role_decisions"."approved"),
	CONSTRAINT "role_decisions_length" CHECK ((char_length("role_decisions"."reason") between 10 and 5000 or "role_decisions"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "role_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"before" "role" NOT NULL,
	"after" "role" NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_proposals_reason" CHECK ((char_length("role_proposals"."reason") between 10 and 5000 or "role_proposals"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$')),
	CONSTRAINT "role_proposals_others" CHECK ("role_proposals"."person_id" <> "role_proposals"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "role_decisions" ADD CONSTRAINT "role_decisions_proposal_id_role_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."role_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_decisions" ADD CONSTRAINT "role_decisions_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_decisions" ADD CONSTRAINT "role_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_proposals" ADD CONSTRAINT "role_proposals_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_proposals" ADD CONSTRAINT "role_proposals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_proposals_person_idx" ON "role_proposals" USING btree ("person_id");
--> statement-breakpoint
-- What is said of somebody's role is theirs who said it, and goes with whom it is about.
CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON role_proposals FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but_words('reason', 'proposed_by,person_id');
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON role_proposals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON role_decisions FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but_words('reason', 'decided_by,person_id');
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON role_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
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
    ('regroupings', 'reason', 'regrouped_by'),
    ('suspensions', 'reason', 'suspended_by'),
    ('vote_marks', 'reason', 'moderator_id'),
    ('role_proposals', 'reason', 'proposed_by'),
    ('role_decisions', 'reason', 'decided_by'),
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
  UPDATE role_decisions SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE role_proposals SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE vote_marks SET reason = gone WHERE reviewer_id = person AND reason <> gone;
  UPDATE removals SET reason = gone WHERE about = self AND reason <> gone;
  UPDATE removal_decisions d SET reason = gone FROM removals r WHERE r.id = d.removal_id AND r.about = self AND d.reason <> gone;
  DELETE FROM withheld_texts WHERE author = person;
  DELETE FROM entry_words w USING entries e WHERE e.id = w.entry_id AND (
    e.actor = person::text AND e.kind::text IN ('person.joined', 'person.suspended', 'vote.marked', 'role.proposed', 'role.declined', 'agent.noted', 'agent.merged', 'event.merged', 'event.parted', 'event.split', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled',
      'dispute.appealed', 'removal.proposed', 'removal.declined')
    OR e.kind::text IN ('person.suspended', 'vote.marked', 'role.proposed', 'role.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'person' = person::text
    OR e.kind::text IN ('removal.proposed', 'removal.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'about' = self);
  DELETE FROM accounts WHERE user_id = person;
  DELETE FROM sessions WHERE user_id = person;
  DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM receipts WHERE actor = person::text;
  UPDATE users SET email = NULL, email_verified = NULL, handle = NULL, handle_key = NULL WHERE id = person;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
