CREATE TYPE "public"."flag_ground" AS ENUM('privacy', 'danger', 'abuse', 'misquote', 'rights', 'spam');--> statement-breakpoint
CREATE TYPE "public"."flag_outcome" AS ENUM('acted', 'not_acted');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'flag.raised' BEFORE 'removal.proposed';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'flag.answered' BEFORE 'removal.proposed';--> statement-breakpoint
CREATE TABLE "flag_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"about" text NOT NULL,
	"turn" integer NOT NULL,
	"outcome" "flag_outcome" NOT NULL,
	"act_kind" text,
	"act_subject" text,
	"reason" text NOT NULL,
	"answered_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flag_answers_one_of_each" UNIQUE("about","turn"),
	CONSTRAINT "flag_answers_reason" CHECK ((char_length("flag_answers"."reason") between 10 and 5000 or "flag_answers"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$')),
	CONSTRAINT "flag_answers_act" CHECK (("flag_answers"."act_kind" is not null) = ("flag_answers"."outcome" = 'acted')),
	CONSTRAINT "flag_answers_subject" CHECK (("flag_answers"."act_subject" is null) = ("flag_answers"."act_kind" is null))
);
--> statement-breakpoint
CREATE TABLE "flag_letters" (
	"flag_id" uuid PRIMARY KEY NOT NULL,
	"tried" integer DEFAULT 1 NOT NULL,
	"tried_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"about" text NOT NULL,
	"turn" integer NOT NULL,
	"ground" "flag_ground" NOT NULL,
	"reason" text NOT NULL,
	"flagged_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flags_one_of_each" UNIQUE("about","turn","flagged_by"),
	CONSTRAINT "flags_reason" CHECK ((char_length("flags"."reason") between 10 and 1000 or "flags"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
ALTER TABLE "flag_answers" ADD CONSTRAINT "flag_answers_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_letters" ADD CONSTRAINT "flag_letters_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_flagged_by_users_id_fk" FOREIGN KEY ("flagged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flags_person_idx" ON "flags" USING btree ("flagged_by","at");
--> statement-breakpoint
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('flags', 'flagged_by'), ('flag_answers', 'answered_by')) t(place, author) LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words(%L, %L)', t.place, 'reason', t.author);
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
  UPDATE role_decisions SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE role_proposals SET reason = gone WHERE person_id = person AND reason <> gone;
  UPDATE vote_marks SET reason = gone WHERE reviewer_id = person AND reason <> gone;
  -- No voice: what an erasure counts is public, and who flagged is not.
  UPDATE flags SET reason = gone WHERE flagged_by = person AND reason <> gone;
  UPDATE removals SET reason = gone WHERE about = self AND reason <> gone;
  UPDATE removal_decisions d SET reason = gone FROM removals r WHERE r.id = d.removal_id AND r.about = self AND d.reason <> gone;
  DELETE FROM withheld_texts WHERE author = person;
  DELETE FROM entry_words w USING entries e WHERE e.id = w.entry_id AND (
    e.actor = person::text AND e.kind::text IN ('person.joined', 'person.suspended', 'vote.marked', 'role.proposed', 'role.declined', 'flag.answered', 'agent.noted', 'agent.merged', 'event.merged', 'event.parted', 'event.split', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled',
      'dispute.appealed', 'removal.proposed', 'removal.declined')
    OR e.kind::text IN ('person.suspended', 'vote.marked', 'role.proposed', 'role.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'person' = person::text
    OR e.kind::text = 'flag.raised' AND w.words ->> 'person' = person::text
    OR e.kind::text IN ('removal.proposed', 'removal.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'about' = self);
  DELETE FROM accounts WHERE user_id = person;
  DELETE FROM sessions WHERE user_id = person;
  DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM receipts WHERE actor = person::text;
  UPDATE users SET email = NULL, email_verified = NULL, handle = NULL, handle_key = NULL WHERE id = person;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
