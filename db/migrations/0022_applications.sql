ALTER TYPE "public"."entry_kind" ADD VALUE 'application.made' BEFORE 'agent.recorded';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'application.accepted' BEFORE 'agent.recorded';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'application.refused' BEFORE 'agent.recorded';--> statement-breakpoint
CREATE TABLE "application_decisions" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"accepted" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_decisions_reason" CHECK ((char_length("application_decisions"."reason") between 10 and 5000 or "application_decisions"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$')),
	CONSTRAINT "application_decisions_others" CHECK ("application_decisions"."person_id" <> "application_decisions"."decided_by")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"statement" text NOT NULL,
	"languages" text[] NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_statement" CHECK ((char_length("applications"."statement") between 50 and 3000 or "applications"."statement" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$')),
	CONSTRAINT "applications_languages" CHECK (cardinality("applications"."languages") > 0)
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"answers" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practices" ADD CONSTRAINT "practices_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_person_idx" ON "applications" USING btree ("person_id");
--> statement-breakpoint
DO $$
DECLARE t record;
BEGIN
  -- What somebody says of themselves is theirs; why they were accepted or refused goes with who wrote it and with whom it is about.
  FOR t IN SELECT * FROM (VALUES ('applications', 'statement', 'person_id'), ('application_decisions', 'reason', 'decided_by,person_id')) t(place, words, authors) LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words(%L, %L)', t.place, t.words, t.authors);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t.place);
  END LOOP;
END
$$;
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
    ('suspension_appeals', 'statement', 'person_id'),
    ('upheld_suspensions', 'reason', 'decided_by'),
    ('applications', 'statement', 'person_id'),
    ('application_decisions', 'reason', 'decided_by'),
    ('vote_marks', 'reason', 'moderator_id'),
    ('role_proposals', 'reason', 'proposed_by'),
    ('role_decisions', 'reason', 'decided_by'),
    ('flag_answers', 'reason', 'answered_by'),
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
  UPDATE upheld_suspensions SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE application_decisions SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE role_decisions SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE role_proposals SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE vote_marks SET reason = gone WHERE reviewer_id = person AND reason <> gone;
  -- No voice: what an erasure counts is public, and who flagged is not.
  UPDATE flags SET reason = gone WHERE flagged_by = person AND reason <> gone;
  UPDATE removals SET reason = gone WHERE about = self AND reason <> gone;
  UPDATE removal_decisions d SET reason = gone FROM removals r WHERE r.id = d.removal_id AND r.about = self AND d.reason <> gone;
  DELETE FROM withheld_texts WHERE author = person;
  DELETE FROM entry_words w USING entries e WHERE e.id = w.entry_id AND (
    e.actor = person::text AND e.kind::text IN ('person.joined', 'person.suspended', 'suspension.appealed', 'suspension.upheld', 'application.made', 'application.accepted', 'application.refused', 'vote.marked', 'role.proposed', 'role.declined', 'flag.answered', 'agent.noted', 'agent.merged', 'event.merged', 'event.parted', 'event.split', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled',
      'dispute.appealed', 'removal.proposed', 'removal.declined')
    OR e.kind::text IN ('person.suspended', 'suspension.upheld', 'application.accepted', 'application.refused', 'vote.marked', 'role.proposed', 'role.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'person' = person::text
    OR e.kind::text = 'flag.raised' AND w.words ->> 'person' = person::text
    OR e.kind::text IN ('removal.proposed', 'removal.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'about' = self);
  DELETE FROM practices WHERE person_id = person;
  DELETE FROM accounts WHERE user_id = person;
  DELETE FROM sessions WHERE user_id = person;
  DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM receipts WHERE actor = person::text;
  UPDATE users SET email = NULL, email_verified = NULL, handle = NULL, handle_key = NULL WHERE id = person;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
