CREATE TYPE "public"."case_state" AS ENUM('opened', 'answering', 'under_ruling', 'ruled', 'appealed', 'ruled_on_appeal', 'final');--> statement-breakpoint
CREATE TYPE "public"."plea" AS ENUM('keep', 'change');--> statement-breakpoint
CREATE TYPE "public"."stage" AS ENUM('first', 'appeal');--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'held';--> statement-breakpoint
ALTER TYPE "public"."outcome" ADD VALUE 'remanded' BEFORE 'dismissed';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.called' BEFORE 'dispute.ruled';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.stated' BEFORE 'dispute.ruled';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.heard' BEFORE 'dispute.ruled';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.taken' BEFORE 'dispute.ruled';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.released' BEFORE 'dispute.ruled';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'opinion.written' BEFORE 'dispute.ruled';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.appealed' BEFORE 'removal.proposed';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'dispute.ended' BEFORE 'removal.proposed';--> statement-breakpoint
CREATE TABLE "appeals" (
	"dispute_id" uuid PRIMARY KEY NOT NULL,
	"statement" text NOT NULL,
	"appealed_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appeals_statement" CHECK ((char_length("appeals"."statement") between 20 and 5000 or "appeals"."statement" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "opinion_evidence" (
	"opinion_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	CONSTRAINT "opinion_evidence_opinion_id_evidence_id_pk" PRIMARY KEY("opinion_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dispute_id" uuid NOT NULL,
	"claim_id" uuid,
	"moderator_id" uuid NOT NULL,
	"stage" "stage" NOT NULL,
	"outcome" "outcome" NOT NULL,
	"verdict" "verdict",
	"reason" text NOT NULL,
	"verdict_version" integer,
	"round" integer,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opinions_one_a_moderator" UNIQUE("dispute_id","moderator_id"),
	CONSTRAINT "opinions_of_claim" UNIQUE("id","claim_id"),
	CONSTRAINT "opinions_verdict" CHECK (("opinions"."verdict" is null) = ("opinions"."outcome"::text in ('dismissed', 'remanded') or "opinions"."verdict_version" is null)),
	CONSTRAINT "opinions_reason" CHECK ((char_length("opinions"."reason") between 40 and 10000 or "opinions"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "ruling_evidence" (
	"dispute_id" uuid NOT NULL,
	"stage" "stage" NOT NULL,
	"evidence_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	CONSTRAINT "ruling_evidence_dispute_id_stage_evidence_id_pk" PRIMARY KEY("dispute_id","stage","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "statement_evidence" (
	"statement_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	CONSTRAINT "statement_evidence_statement_id_evidence_id_pk" PRIMARY KEY("statement_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dispute_id" uuid NOT NULL,
	"claim_id" uuid,
	"user_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"plea" "plea" NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statements_one_of_each_version" UNIQUE("dispute_id","user_id","version"),
	CONSTRAINT "statements_of_claim" UNIQUE("id","claim_id"),
	CONSTRAINT "statements_text" CHECK ((char_length("statements"."text") between 20 and 5000 or "statements"."text" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "disputes_opener";--> statement-breakpoint
ALTER TABLE "rulings" DROP CONSTRAINT "rulings_verdict";--> statement-breakpoint
DROP INDEX "disputes_one_open";--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "claim_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "verdict_version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rulings" DROP CONSTRAINT "rulings_pkey";--> statement-breakpoint
ALTER TABLE "rulings" ALTER COLUMN "claim_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rulings" ALTER COLUMN "verdict_version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rulings" ALTER COLUMN "round" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "state" "case_state" DEFAULT 'opened' NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "holder_id" uuid;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "held_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rulings" ADD COLUMN "stage" "stage" DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_dispute_id_stage_pk" PRIMARY KEY("dispute_id","stage");--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_of_claim" UNIQUE("dispute_id","stage","claim_id");--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_appealed_by_users_id_fk" FOREIGN KEY ("appealed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_evidence" ADD CONSTRAINT "opinion_evidence_opinion" FOREIGN KEY ("opinion_id","claim_id") REFERENCES "public"."opinions"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_evidence" ADD CONSTRAINT "opinion_evidence_evidence" FOREIGN KEY ("evidence_id","claim_id") REFERENCES "public"."evidence"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_moderator_id_users_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling_evidence" ADD CONSTRAINT "ruling_evidence_evidence" FOREIGN KEY ("evidence_id","claim_id") REFERENCES "public"."evidence"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_statement" FOREIGN KEY ("statement_id","claim_id") REFERENCES "public"."statements"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_evidence" FOREIGN KEY ("evidence_id","claim_id") REFERENCES "public"."evidence"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opinion_evidence_evidence_idx" ON "opinion_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "ruling_evidence_evidence_idx" ON "ruling_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "statement_evidence_evidence_idx" ON "statement_evidence" USING btree ("evidence_id");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_holder_id_users_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_event_idx" ON "disputes" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "disputes_due_idx" ON "disputes" USING btree ("due_at") WHERE "disputes"."state" <> 'final';--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open" ON "disputes" USING btree ("about") WHERE "disputes"."open";--> statement-breakpoint
ALTER TABLE "ruling_evidence" ADD CONSTRAINT "ruling_evidence_ruling" FOREIGN KEY ("dispute_id","stage","claim_id") REFERENCES "public"."rulings"("dispute_id","stage","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What was open waits for a ruling; what was ruled on can be appealed for as long as anything else. All of it is about a verdict.
DROP TRIGGER moves_only_so ON disputes;--> statement-breakpoint
DROP TRIGGER keeps_its_words ON disputes;--> statement-breakpoint
UPDATE disputes SET state = 'under_ruling', due_at = now() + interval '14 days' WHERE open;--> statement-breakpoint
UPDATE disputes d SET state = 'ruled', due_at = r.at + interval '14 days' FROM rulings r WHERE r.dispute_id = d.id AND NOT d.open;--> statement-breakpoint
UPDATE disputes d SET about = 'claim:' || d.claim_id, event_id = c.event_id FROM claims c WHERE c.id = d.claim_id;--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "about" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ALTER COLUMN "event_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_about" CHECK ("disputes"."about" ~ '^(claim|evidence|citation|date):');--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_claim" CHECK (("disputes"."claim_id" is null) = ("disputes"."about" ~ '^(citation|date):'));--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_verdict" CHECK (("disputes"."verdict_version" is null) = ("disputes"."about" not like 'claim:%'));--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_open" CHECK ("disputes"."open" = ("disputes"."state" not in ('ruled', 'ruled_on_appeal', 'final')));--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_holder" CHECK (("disputes"."holder_id" is null) = ("disputes"."held_at" is null));--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opener" CHECK (("disputes"."opened_by" is null) = ("disputes"."ground"::text in ('contested', 'held')));--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_verdict" CHECK (("rulings"."verdict" is null) = ("rulings"."outcome"::text in ('dismissed', 'remanded') or "rulings"."verdict_version" is null));--> statement-breakpoint
-- A case moves from state to state; what was said in it stays, but for words that are forgotten or withheld.
CREATE TRIGGER moves_only_so BEFORE UPDATE ON disputes FOR EACH ROW WHEN (OLD.statement IS NOT DISTINCT FROM NEW.statement)
  EXECUTE FUNCTION refuse_moving('state', 'due_at', 'holder_id', 'held_at', 'open');
--> statement-breakpoint
CREATE TRIGGER keeps_its_words BEFORE UPDATE ON disputes FOR EACH ROW WHEN (OLD.statement IS DISTINCT FROM NEW.statement)
  EXECUTE FUNCTION refuse_change_but_words('statement', 'opened_by');
--> statement-breakpoint
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('statements', 'text', 'user_id'), ('opinions', 'reason', 'moderator_id'), ('appeals', 'statement', 'appealed_by')) t(place, words, authors) LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words(%L, %L)', t.place, t.words, t.authors);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t.place);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES ('statement_evidence'), ('opinion_evidence'), ('ruling_evidence')) t(place) LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t.place);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t.place);
  END LOOP;
END
$$;
--> statement-breakpoint
-- What people say in a case is theirs, and goes with them; and it can be withheld.
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
  UPDATE removals SET reason = gone WHERE about = self AND reason <> gone;
  UPDATE removal_decisions d SET reason = gone FROM removals r WHERE r.id = d.removal_id AND r.about = self AND d.reason <> gone;
  DELETE FROM withheld_texts WHERE author = person;
  DELETE FROM entry_words w USING entries e WHERE e.id = w.entry_id AND (
    e.actor = person::text AND e.kind::text IN ('person.joined', 'person.suspended', 'agent.noted', 'agent.merged', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled',
      'dispute.appealed', 'removal.proposed', 'removal.declined')
    OR e.kind::text = 'person.suspended' AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'person' = person::text
    OR e.kind::text IN ('removal.proposed', 'removal.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'about' = self);
  DELETE FROM accounts WHERE user_id = person;
  DELETE FROM sessions WHERE user_id = person;
  DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM receipts WHERE actor = person::text;
  UPDATE users SET email = NULL, email_verified = NULL, handle = NULL, handle_key = NULL WHERE id = person;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION places_of(about text) RETURNS TABLE (place text, those text, keys text[], words text[], author text)
LANGUAGE sql STABLE AS $$
  SELECT p.place, p.those, p.keys::text[], p.words::text[], p.author FROM (VALUES
    ('source', 'evidence', 'x.source_id = $1::uuid', '{id}', '{exact,prefix,suffix}', NULL),
    ('source', 'citations', 'x.source_id = $1::uuid', '{id}', '{exact,prefix,suffix}', NULL),
    ('source', 'dates', 'x.source_id = $1::uuid', '{id}', '{exact,prefix,suffix}', NULL),
    ('source', 'translations', 'x.evidence_id IN (SELECT id FROM evidence WHERE source_id = $1::uuid)', '{evidence_id,language,version}', '{text}', 'translated_by'),
    ('source', 'source_versions', 'x.source_id = $1::uuid', '{source_id,version}', '{title,byline,url,url_key}', NULL),
    ('source', 'sources', 'x.id = $1::uuid', '{id}', '{bytes,text}', NULL),
    ('passage', 'evidence', 'meets(x.source_id, x.start, x."end", $3, $1)', '{id}', '{exact}', NULL),
    ('passage', 'citations', 'meets(x.source_id, x.start, x."end", $3, $1)', '{id}', '{exact}', NULL),
    ('passage', 'dates', 'meets(x.source_id, x.start, x."end", $3, $1)', '{id}', '{exact}', NULL),
    ('passage', 'evidence', 'x.source_id = (SELECT source FROM passage_of($3, $1))', '{id}', '{prefix,suffix}', NULL),
    ('passage', 'citations', 'x.source_id = (SELECT source FROM passage_of($3, $1))', '{id}', '{prefix,suffix}', NULL),
    ('passage', 'dates', 'x.source_id = (SELECT source FROM passage_of($3, $1))', '{id}', '{prefix,suffix}', NULL),
    ('passage', 'translations', 'x.evidence_id IN (SELECT e.id FROM evidence e WHERE meets(e.source_id, e.start, e."end", $3, $1))', '{evidence_id,language,version}', '{text}', 'translated_by'),
    ('passage', 'sources', 'x.id = (SELECT source FROM passage_of($3, $1))', '{id}', '{bytes,text}', NULL),
    ('translation', 'translations', 'x.evidence_id = $1::uuid AND x.language = $2', '{evidence_id,language,version}', '{text}', 'translated_by'),
    ('vote', 'votes', 'x.id = $1::uuid', '{id}', '{reason,text_salt}', 'reviewer_id'),
    ('statement', 'disputes', 'x.id = $1::uuid', '{id}', '{statement}', 'opened_by'),
    ('plea', 'statements', 'x.id = $1::uuid', '{id}', '{text}', 'user_id'),
    ('opinion', 'opinions', 'x.id = $1::uuid', '{id}', '{reason}', 'moderator_id'),
    ('appeal', 'appeals', 'x.dispute_id = $1::uuid', '{dispute_id}', '{statement}', 'appealed_by'),
    ('ruling', 'rulings', 'x.dispute_id = $1::uuid', '{dispute_id,stage}', '{reason}', 'moderator_id'),
    ('evidence_withdrawal', 'withdrawals', 'x.evidence_id = $1::uuid', '{evidence_id}', '{reason}', 'withdrawn_by'),
    ('citation_withdrawal', 'citation_withdrawals', 'x.citation_id = $1::uuid', '{citation_id}', '{reason}', 'withdrawn_by'),
    ('date_withdrawal', 'date_withdrawals', 'x.date_id = $1::uuid', '{date_id}', '{reason}', 'withdrawn_by'),
    ('event', 'event_texts', 'x.event_id = $1::uuid AND x.language = $2', '{event_id,language,version}', '{title,summary,place}', NULL),
    ('claim', 'claim_texts', 'x.claim_id = $1::uuid AND x.language = $2', '{claim_id,language,version}', '{text}', NULL),
    ('occasion', 'occasions', 'x.id = $1::uuid', '{id}', '{name}', NULL),
    ('agent', 'agent_names', 'x.agent_id = $1', '{agent_id,rank}', '{name,key}', NULL),
    ('note', 'agent_notes', 'x.agent_id = $1 AND x.language = $2', '{agent_id,language,version}', '{note}', 'written_by'),
    ('merge', 'agent_merges', 'x.merged = $1', '{merged}', '{reason}', 'merged_by')
  ) p(thing, place, those, keys, words, author)
  WHERE p.thing = CASE WHEN split_part(about, ':', 1) IN ('evidence', 'citation', 'date') THEN 'passage' ELSE split_part(about, ':', 1) END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION entries_of(about text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
DECLARE the_thing text := split_part(about, ':', 1); the_id text := split_part(about, ':', 2); part text := split_part(about, ':', 3);
BEGIN
  IF the_thing IN ('source', 'evidence', 'citation', 'date') THEN
    RETURN QUERY
      WITH pieces AS (
        SELECT 'evidence:' || e.id AS subject, e.id FROM evidence e WHERE CASE the_thing WHEN 'source' THEN e.source_id::text = the_id ELSE meets(e.source_id, e.start, e."end", the_thing, the_id) END
        UNION ALL SELECT 'citation:' || c.id, NULL FROM citations c WHERE CASE the_thing WHEN 'source' THEN c.source_id::text = the_id ELSE meets(c.source_id, c.start, c."end", the_thing, the_id) END
        UNION ALL SELECT 'date:' || d.id, NULL FROM dates d WHERE CASE the_thing WHEN 'source' THEN d.source_id::text = the_id ELSE meets(d.source_id, d.start, d."end", the_thing, the_id) END)
      SELECT e.id FROM entries e JOIN pieces p ON e.subject = p.subject WHERE e.kind::text IN ('evidence.attached', 'citation.recorded', 'date.recorded')
      UNION SELECT e.id FROM entries e JOIN pieces p ON p.id IS NOT NULL AND e.subject LIKE 'translation:' || p.id || ':%' WHERE e.kind::text = 'passage.translated'
      UNION SELECT e.id FROM entries e WHERE the_thing = 'source' AND e.subject = 'source:' || the_id AND e.kind::text IN ('source.captured', 'source.corrected');
    RETURN;
  END IF;
  RETURN QUERY SELECT e.id FROM entries e JOIN (VALUES
      ('translation', 'passage.translated', 'translation:' || the_id || ':' || part),
      ('statement', 'dispute.opened', 'dispute:' || the_id),
      ('plea', 'dispute.stated', 'plea:' || the_id),
      ('opinion', 'opinion.written', 'opinion:' || the_id),
      ('appeal', 'dispute.appealed', 'dispute:' || the_id),
      ('ruling', 'dispute.ruled', 'dispute:' || the_id),
      ('evidence_withdrawal', 'evidence.withdrawn', 'evidence:' || the_id),
      ('citation_withdrawal', 'citation.withdrawn', 'citation:' || the_id),
      ('date_withdrawal', 'date.withdrawn', 'date:' || the_id),
      ('event', 'event.opened', 'event:' || the_id),
      ('event', 'event.described', 'event:' || the_id || ':' || part),
      ('claim', 'claim.added', 'claim:' || the_id),
      ('claim', 'claim.worded', 'claim:' || the_id || ':' || part),
      ('occasion', 'occasion.named', 'occasion:' || the_id),
      ('agent', 'agent.recorded', 'agent:' || the_id),
      ('agent', 'agent.named', 'agent:' || the_id),
      ('note', 'agent.noted', 'agent:' || the_id || ':' || part),
      ('merge', 'agent.merged', 'agent:' || the_id)
    ) s(thing, kind, subject) ON s.thing = the_thing AND e.subject = s.subject AND e.kind::text = s.kind
    WHERE e.kind::text NOT IN ('event.opened', 'claim.added') OR convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'language' = part;
END
$$;
