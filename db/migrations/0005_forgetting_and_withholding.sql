CREATE TYPE "public"."removal" AS ENUM('erase', 'withhold', 'show');--> statement-breakpoint
CREATE TYPE "public"."removal_code" AS ENUM('asked', 'objection', 'unlawful', 'legal_duty', 'minor', 'court_order', 'privacy', 'safety', 'defamation', 'rights', 'hatred');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'removal.proposed';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'removal.declined';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'person.erased';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'content.withheld';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'content.shown';--> statement-breakpoint
CREATE TABLE "cleanings" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "removal_decisions" (
	"removal_id" uuid PRIMARY KEY NOT NULL,
	"approved" boolean NOT NULL,
	"reason" text,
	"decided_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "removal_decisions_reason" CHECK (("removal_decisions"."reason" is null) = "removal_decisions"."approved"),
	CONSTRAINT "removal_decisions_length" CHECK ((char_length("removal_decisions"."reason") between 10 and 5000 or "removal_decisions"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "removals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "removals_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "removal" NOT NULL,
	"about" text NOT NULL,
	"code" "removal_code",
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "removals_number_unique" UNIQUE("number"),
	CONSTRAINT "removals_code" CHECK (("removals"."code" is null) = ("removals"."kind" = 'show')),
	CONSTRAINT "removals_reason" CHECK ((char_length("removals"."reason") between 10 and 5000 or "removals"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "withheld_texts" (
	"place" text NOT NULL,
	"key" jsonb NOT NULL,
	"word" text NOT NULL,
	"removal_id" uuid NOT NULL,
	"value" "bytea" NOT NULL,
	"author" uuid,
	CONSTRAINT "withheld_texts_place_key_word_removal_id_pk" PRIMARY KEY("place","key","word","removal_id")
);
--> statement-breakpoint
ALTER TABLE "agent_merges" DROP CONSTRAINT "agent_merges_reason";--> statement-breakpoint
ALTER TABLE "agent_names" DROP CONSTRAINT "agent_names_length";--> statement-breakpoint
ALTER TABLE "agent_notes" DROP CONSTRAINT "agent_notes_note";--> statement-breakpoint
ALTER TABLE "citation_withdrawals" DROP CONSTRAINT "citation_withdrawals_reason";--> statement-breakpoint
ALTER TABLE "citations" DROP CONSTRAINT "citations_exact";--> statement-breakpoint
ALTER TABLE "claim_texts" DROP CONSTRAINT "claim_texts_length";--> statement-breakpoint
ALTER TABLE "date_withdrawals" DROP CONSTRAINT "date_withdrawals_reason";--> statement-breakpoint
ALTER TABLE "dates" DROP CONSTRAINT "dates_exact";--> statement-breakpoint
ALTER TABLE "occasions" DROP CONSTRAINT "occasions_name";--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "disputes_statement_length";--> statement-breakpoint
ALTER TABLE "rulings" DROP CONSTRAINT "rulings_reason";--> statement-breakpoint
ALTER TABLE "event_texts" DROP CONSTRAINT "event_texts_title";--> statement-breakpoint
ALTER TABLE "event_texts" DROP CONSTRAINT "event_texts_summary";--> statement-breakpoint
ALTER TABLE "event_texts" DROP CONSTRAINT "event_texts_place";--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_exact";--> statement-breakpoint
ALTER TABLE "translations" DROP CONSTRAINT "translations_length";--> statement-breakpoint
ALTER TABLE "withdrawals" DROP CONSTRAINT "withdrawals_reason";--> statement-breakpoint
ALTER TABLE "suspensions" DROP CONSTRAINT "suspensions_reason";--> statement-breakpoint
ALTER TABLE "source_versions" DROP CONSTRAINT "source_versions_title";--> statement-breakpoint
ALTER TABLE "sources" DROP CONSTRAINT "sources_bytes_hash";--> statement-breakpoint
ALTER TABLE "sources" DROP CONSTRAINT "sources_text_hash";--> statement-breakpoint
ALTER TABLE "votes" DROP CONSTRAINT "votes_reason";--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "removal_decisions" ADD CONSTRAINT "removal_decisions_removal_id_removals_id_fk" FOREIGN KEY ("removal_id") REFERENCES "public"."removals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removal_decisions" ADD CONSTRAINT "removal_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removals_about_idx" ON "removals" USING btree ("about");--> statement-breakpoint
CREATE INDEX "withheld_texts_author_idx" ON "withheld_texts" USING btree ("author");--> statement-breakpoint
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_reason" CHECK ((char_length("agent_merges"."reason") between 10 and 5000 or "agent_merges"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "agent_names" ADD CONSTRAINT "agent_names_length" CHECK ((char_length("agent_names"."name") between 2 and 120 or "agent_names"."name" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "agent_notes" ADD CONSTRAINT "agent_notes_note" CHECK ((char_length("agent_notes"."note") between 3 and 500 or "agent_notes"."note" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "citation_withdrawals" ADD CONSTRAINT "citation_withdrawals_reason" CHECK ((char_length("citation_withdrawals"."reason") between 10 and 5000 or "citation_withdrawals"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_exact" CHECK ((char_length("citations"."exact") between 3 and 5000 or "citations"."exact" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "claim_texts" ADD CONSTRAINT "claim_texts_length" CHECK ((char_length("claim_texts"."text") between 10 and 500 or "claim_texts"."text" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "date_withdrawals" ADD CONSTRAINT "date_withdrawals_reason" CHECK ((char_length("date_withdrawals"."reason") between 10 and 5000 or "date_withdrawals"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "dates" ADD CONSTRAINT "dates_exact" CHECK ((char_length("dates"."exact") between 3 and 5000 or "dates"."exact" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "occasions" ADD CONSTRAINT "occasions_name" CHECK ((char_length("occasions"."name") between 3 and 200 or "occasions"."name" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_statement_length" CHECK ((char_length("disputes"."statement") between 20 and 5000 or "disputes"."statement" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_reason" CHECK ((char_length("rulings"."reason") between 40 and 10000 or "rulings"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_title" CHECK ((char_length("event_texts"."title") between 5 and 200 or "event_texts"."title" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_summary" CHECK ((char_length("event_texts"."summary") between 0 and 2000 or "event_texts"."summary" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_place" CHECK ((char_length("event_texts"."place") between 0 and 120 or "event_texts"."place" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_exact" CHECK ((char_length("evidence"."exact") between 3 and 5000 or "evidence"."exact" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_length" CHECK ((char_length("translations"."text") between 3 and 5000 or "translations"."text" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_reason" CHECK ((char_length("withdrawals"."reason") between 10 and 5000 or "withdrawals"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_reason" CHECK ((char_length("suspensions"."reason") between 10 and 5000 or "suspensions"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_title" CHECK ((char_length("source_versions"."title") between 1 and 500 or "source_versions"."title" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_bytes_hash" CHECK ("sources"."bytes_sha256" = encode(sha256("sources"."bytes"), 'hex') or octet_length("sources"."bytes") = 0);--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_text_hash" CHECK ("sources"."text_sha256" = encode(sha256(convert_to("sources"."text", 'UTF8')), 'hex') or octet_length("sources"."bytes") = 0);--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_reason" CHECK ((char_length("votes"."reason") between 10 and 5000 or "votes"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'));--> statement-breakpoint
-- What two hands did, as the log says it: a moderator (or the person themselves) proposed, another approved.
CREATE FUNCTION logged_removal(of_kind text, of_subject text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE line jsonb;
BEGIN
  SELECT convert_from(envelope, 'UTF8')::jsonb INTO line FROM entries
    WHERE kind = of_kind::entry_kind AND subject = of_subject ORDER BY ver DESC LIMIT 1;
  IF line IS NULL OR line ->> 'actor' !~ '^[0-9a-f-]{36}$' OR coalesce(line -> 'data' ->> 'proposedBy', line ->> 'actor') = line ->> 'actor' THEN
    RAISE EXCEPTION 'the log knows no two hands for % of %', of_kind, of_subject USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN line -> 'data';
END
$$;
--> statement-breakpoint
-- In place of refuse_change, for tables with people's words. Arguments: the columns of words; the columns that say whose they
-- are. Words go only while forget_person, withhold or show_again is at work, for a removal that the log knows; a person's
-- only from rows of theirs, and only by being erased.
CREATE FUNCTION refuse_change_but_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  under_way text := current_setting('isnad.forgetting', true);
  words text[] := string_to_array(TG_ARGV[0], ',');
  before jsonb; after jsonb; person text;
BEGIN
  IF TG_OP = 'UPDATE' AND under_way LIKE '%:%' THEN
    before := to_jsonb(OLD); after := to_jsonb(NEW);
    person := substr(under_way, 8);
    IF before - words = after - words THEN
      IF under_way LIKE 'removal:%' THEN
        PERFORM logged_removal('content.withheld', under_way);
        RETURN NEW;
      ELSIF under_way LIKE 'person:%'
        AND NOT EXISTS (SELECT FROM jsonb_each_text(after) a WHERE a.key = ANY (words)
          AND a.value IS NOT NULL AND a.value <> '▢▢▢' AND a.value IS DISTINCT FROM before ->> a.key)
        AND (EXISTS (SELECT FROM unnest(string_to_array(TG_ARGV[1], ',')) whose WHERE before ->> whose = person)
          OR before ->> 'about' = under_way
          OR EXISTS (SELECT FROM removals r WHERE r.id::text = before ->> 'removal_id' AND r.about = under_way)) THEN
        PERFORM logged_removal('person.erased', under_way);
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  RAISE EXCEPTION '% keeps its past: % refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
-- The columns of words that a person writes in their own voice, and whose they are.
CREATE FUNCTION voices() RETURNS TABLE (place text, word text, author text) LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('votes', 'reason', 'reviewer_id'),
    ('disputes', 'statement', 'opened_by'),
    ('rulings', 'reason', 'moderator_id'),
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
-- What would go if this person were forgotten: how many of each.
CREATE FUNCTION voice_of(person uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE counts jsonb := '{}'; many bigint; v record;
BEGIN
  FOR v IN SELECT * FROM voices() LOOP
    EXECUTE format('SELECT count(*) FROM %I WHERE %I = $1 AND %I IS NOT NULL AND %3$I <> %L', v.place, v.author, v.word, '▢▢▢')
      INTO many USING person;
    IF many > 0 THEN counts := counts || jsonb_build_object(v.place, many); END IF;
  END LOOP;
  RETURN counts;
END
$$;
--> statement-breakpoint
-- Forgets a person whose erasure the log knows: their name, address and ways to sign in, everything they wrote in their own
-- voice, what was written about them when they were suspended or their erasure was proposed, and the salts of all that. Their
-- votes, and the salts of their ballots, stay. Once or again, it comes to the same.
CREATE FUNCTION forget_person(person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.ruled', 'removal.proposed', 'removal.declined')
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
-- Where the words of a thing stand: table, which of its rows (x; $1 the id, $2 the language, $3 the kind of thing), by what
-- they are found again, the columns of words, and whose they are where somebody speaks in their own voice.
CREATE FUNCTION places_of(about text) RETURNS TABLE (place text, those text, keys text[], words text[], author text)
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
    ('ruling', 'rulings', 'x.dispute_id = $1::uuid', '{dispute_id}', '{reason}', 'moderator_id'),
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
CREATE FUNCTION passage_of(thing text, id text) RETURNS TABLE (source uuid, start integer, "end" integer) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT source_id, start, "end" FROM %I WHERE id = $1::uuid',
    CASE thing WHEN 'evidence' THEN 'evidence' WHEN 'citation' THEN 'citations' ELSE 'dates' END) USING id;
END
$$;
--> statement-breakpoint
CREATE FUNCTION meets(source uuid, start integer, "end" integer, thing text, id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM passage_of(thing, id) p WHERE p.source = meets.source AND p.start < meets."end" AND meets.start < p."end")
$$;
--> statement-breakpoint
-- The entries whose words say the same as a thing does.
CREATE FUNCTION entries_of(about text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
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
--> statement-breakpoint
CREATE FUNCTION mark_of(removal uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE said jsonb := logged_removal('content.withheld', 'removal:' || removal);
BEGIN
  RETURN '▇▇▇ ' || (said ->> 'number') || left(said ->> 'code', 1);
END
$$;
--> statement-breakpoint
-- A source's text without what is withheld of it: each passage blacked out wherever it stands, at its length in UTF-16, so that
-- every other passage stays where it is. Two private characters stand for one and for two units until all are found.
CREATE FUNCTION masked_text(source uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE original text; shown text; holder record; about text; passage text; after integer; found_at integer;
BEGIN
  FOR holder IN SELECT removal_id, value FROM withheld_texts
    WHERE place = 'sources' AND key = jsonb_build_object('id', source) AND word = 'text' LOOP
    original := coalesce(original, convert_from(holder.value, 'UTF8'));
    shown := coalesce(shown, original);
    about := logged_removal('content.withheld', 'removal:' || holder.removal_id) ->> 'about';
    IF about LIKE 'source:%' THEN RETURN mark_of(holder.removal_id); END IF;
    SELECT convert_from(value, 'UTF8') INTO passage FROM withheld_texts
      WHERE removal_id = holder.removal_id AND word = 'exact' AND key = jsonb_build_object('id', split_part(about, ':', 2))
        AND place = CASE split_part(about, ':', 1) WHEN 'evidence' THEN 'evidence' WHEN 'citation' THEN 'citations' ELSE 'dates' END;
    after := 1;
    LOOP
      found_at := position(passage IN substr(original, after));
      EXIT WHEN found_at = 0;
      shown := overlay(shown PLACING regexp_replace(regexp_replace(passage, '[\u0001-\uFFFF]', chr(57344), 'g'), '[^\u0001-\uFFFF]', chr(57345), 'g')
        FROM after + found_at - 1 FOR char_length(passage));
      after := after + found_at;
    END LOOP;
  END LOOP;
  RETURN replace(replace(shown, chr(57344), '▇'), chr(57345), '▇▇');
END
$$;
--> statement-breakpoint
-- What stands in a column while a removal holds it, as an expression over the row x; %L is the removal's mark.
CREATE FUNCTION held_as(place text, word text, mark text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN place = 'sources' AND word = 'bytes' THEN '''''::bytea'
    WHEN place = 'sources' AND word = 'text' THEN 'masked_text(x.id)'
    WHEN word IN ('byline', 'url', 'url_key', 'text_salt') THEN 'NULL'
    WHEN place = 'agent_names' THEN format('%L || ''.'' || to_hex(x.rank)', mark)
    WHEN place = 'occasions' THEN format('%L || ''.'' || left(x.id::text, 8)', mark)
    ELSE format('%L', mark)
  END
$$;
--> statement-breakpoint
-- Takes the words of a thing out of the tables, into withheld_texts. Out: how many texts; none where there is no such thing.
CREATE FUNCTION withhold(removal uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  self constant text := 'removal:' || removal;
  about constant text := logged_removal('content.withheld', self) ->> 'about';
  thing constant text := split_part(about, ':', 1);
  p record; word text; keyed text; cell text; taken integer; total integer := 0;
BEGIN
  IF EXISTS (SELECT FROM entries WHERE kind = 'content.shown' AND subject = self) THEN RETURN 0; END IF;
  PERFORM set_config('isnad.forgetting', self, true);
  FOR p IN SELECT * FROM places_of(about) LOOP
    SELECT format('jsonb_build_object(%s)', string_agg(format('%L, x.%1$I', k), ', ')) INTO keyed FROM unnest(p.keys) k;
    FOREACH word IN ARRAY p.words LOOP
      cell := CASE WHEN word IN ('bytes', 'text_salt') THEN format('x.%I', word) ELSE format('convert_to(x.%I, ''UTF8'')', word) END;
      EXECUTE format($f$
        INSERT INTO withheld_texts (place, key, word, removal_id, value, author)
        SELECT %1$L, %2$s, %3$L, $4, coalesce(held.value, %4$s), %5$s
        FROM %1$I x LEFT JOIN LATERAL (SELECT w.value FROM withheld_texts w
          WHERE w.place = %1$L AND w.key = %2$s AND w.word = %3$L LIMIT 1) held ON true
        WHERE %6$s AND (held.value IS NOT NULL OR x.%3$I IS NOT NULL AND octet_length(%4$s) > 0 AND %4$s <> convert_to('▢▢▢', 'UTF8'))
        ON CONFLICT DO NOTHING $f$,
        p.place, keyed, word, cell, CASE WHEN p.author IS NULL THEN 'NULL' ELSE format('x.%I', p.author) END, p.those)
        USING split_part(about, ':', 2), split_part(about, ':', 3), thing, removal;
      EXECUTE format('UPDATE %1$I x SET %2$I = %3$s FROM withheld_texts w
          WHERE w.removal_id = $1 AND w.place = %1$L AND w.word = %2$L AND w.key = %4$s',
        p.place, word, held_as(p.place, word, mark_of(removal)), keyed) USING removal;
      GET DIAGNOSTICS taken = ROW_COUNT;
      total := total + taken;
    END LOOP;
  END LOOP;
  -- The same words in the log, with their salts: a row of words is moved whole.
  INSERT INTO withheld_texts (place, key, word, removal_id, value, author)
    SELECT 'entry_words', jsonb_build_object('entry_id', of), said.word, removal, said.value, said.author
    FROM entries_of(about) of
    LEFT JOIN entry_words w ON w.entry_id = of
    JOIN entries e ON e.id = of
    CROSS JOIN LATERAL (SELECT CASE WHEN e.kind::text IN ('passage.translated', 'dispute.opened', 'dispute.ruled', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'agent.noted', 'agent.merged') AND e.actor ~ '^[0-9a-f-]{36}$' THEN e.actor::uuid END AS author) a
    CROSS JOIN LATERAL (
      SELECT k.word, coalesce(
          (SELECT h.value FROM withheld_texts h WHERE h.place = 'entry_words' AND h.key = jsonb_build_object('entry_id', of) AND h.word = k.word LIMIT 1),
          CASE k.word WHEN 'salt' THEN w.salt ELSE convert_to(w.words::text, 'UTF8') END) AS value, a.author
      FROM (VALUES ('salt'), ('words')) k(word)) said
    WHERE said.value IS NOT NULL
    ON CONFLICT DO NOTHING;
  DELETE FROM entry_words WHERE entry_id IN (SELECT entries_of(about));
  PERFORM set_config('isnad.forgetting', '', true);
  RETURN total;
END
$$;
--> statement-breakpoint
-- Puts back what a removal took, where no other removal holds it still.
CREATE FUNCTION show_again(removal uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  self constant text := 'removal:' || removal;
  cell record; other uuid; those text; became text;
BEGIN
  PERFORM logged_removal('content.shown', self);
  PERFORM set_config('isnad.forgetting', self, true);
  INSERT INTO entry_words (entry_id, salt, words)
    SELECT (s.key ->> 'entry_id')::bigint, s.value, convert_from(w.value, 'UTF8')::jsonb
    FROM withheld_texts s JOIN withheld_texts w ON w.removal_id = s.removal_id AND w.place = s.place AND w.key = s.key AND w.word = 'words'
    WHERE s.removal_id = removal AND s.place = 'entry_words' AND s.word = 'salt'
      AND NOT EXISTS (SELECT FROM withheld_texts o WHERE o.place = s.place AND o.key = s.key AND o.removal_id <> removal);
  -- Text before bytes: without bytes a source's text may be any, with them it must be theirs.
  FOR cell IN SELECT * FROM withheld_texts WHERE removal_id = removal AND place <> 'entry_words' ORDER BY word DESC LOOP
    DELETE FROM withheld_texts w WHERE w.removal_id = removal AND w.place = cell.place AND w.key = cell.key AND w.word = cell.word;
    SELECT w.removal_id INTO other FROM withheld_texts w WHERE w.place = cell.place AND w.key = cell.key AND w.word = cell.word LIMIT 1;
    SELECT string_agg(format('x.%I = %L', k.key, k.value), ' AND ') INTO those FROM jsonb_each_text(cell.key) k;
    became := CASE
      WHEN other IS NOT NULL THEN held_as(cell.place, cell.word, mark_of(other))
      WHEN cell.word IN ('bytes', 'text_salt') THEN '$1'
      ELSE 'convert_from($1, ''UTF8'')' END;
    EXECUTE format('UPDATE %I x SET %I = %s WHERE %s AND $1 IS NOT NULL', cell.place, cell.word, became, those) USING cell.value;
  END LOOP;
  DELETE FROM withheld_texts WHERE removal_id = removal;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
--> statement-breakpoint
-- Whose words a thing is, where somebody speaks in their own voice; and whether there is such a thing.
CREATE FUNCTION author_of(about text) RETURNS TABLE (known boolean, author uuid) LANGUAGE plpgsql STABLE AS $$
DECLARE p record; one record;
BEGIN
  known := false;
  FOR p IN SELECT * FROM places_of(about) LOOP
    EXECUTE format('SELECT true AS there, %s AS whose FROM %I x WHERE %s ORDER BY 2 NULLS LAST LIMIT 1',
      CASE WHEN p.author IS NULL OR split_part(about, ':', 1) IN ('source', 'evidence', 'citation', 'date') THEN 'NULL::uuid' ELSE format('x.%I', p.author) END, p.place, p.those)
      INTO one USING split_part(about, ':', 2), split_part(about, ':', 3), split_part(about, ':', 1);
    IF one.there THEN known := true; author := coalesce(author, one.whose); END IF;
  END LOOP;
  RETURN NEXT;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION forget_person(uuid), withhold(uuid), show_again(uuid) FROM PUBLIC;
--> statement-breakpoint
-- Words may be forgotten and withheld; all else of these rows, and the rows, stay as they are.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('votes', 'reason,text_salt', 'reviewer_id'), ('withdrawals', 'reason', 'withdrawn_by'),
    ('citation_withdrawals', 'reason', 'withdrawn_by'), ('date_withdrawals', 'reason', 'withdrawn_by'),
    ('translations', 'text', 'translated_by'), ('agent_notes', 'note', 'written_by'), ('agent_merges', 'reason', 'merged_by'),
    ('suspensions', 'reason', 'suspended_by,user_id'), ('removals', 'reason', 'proposed_by'), ('removal_decisions', 'reason', 'decided_by'),
    ('sources', 'bytes,text', ''), ('source_versions', 'title,byline,url,url_key', ''), ('event_texts', 'title,summary,place', ''),
    ('claim_texts', 'text', ''), ('agent_names', 'name,key', ''), ('occasions', 'name', ''), ('evidence', 'exact,prefix,suffix', ''),
    ('citations', 'exact,prefix,suffix', ''), ('dates', 'exact,prefix,suffix', '')
  ) t(place, words, authors) LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS keeps_its_past ON %I', t.place);
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words(%L, %L)', t.place, t.words, t.authors);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES ('removals'), ('removal_decisions')) t(place) LOOP
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t.place);
  END LOOP;
  -- Cases and rulings have a cached column beside their facts.
  FOR t IN SELECT * FROM (VALUES ('disputes', 'open', 'statement', 'opened_by'), ('rulings', 'stands', 'reason', 'moderator_id')) t(place, cached, words, authors) LOOP
    EXECUTE format('DROP TRIGGER moves_only_so ON %I', t.place);
    EXECUTE format('CREATE TRIGGER moves_only_so BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.%I IS NOT DISTINCT FROM NEW.%2$I) EXECUTE FUNCTION refuse_moving(%L)', t.place, t.words, t.cached);
    EXECUTE format('CREATE TRIGGER keeps_its_words BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.%I IS DISTINCT FROM NEW.%2$I) EXECUTE FUNCTION refuse_change_but_words(%2$L, %L)', t.place, t.words, t.authors);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Whoever was forgotten does not come back through a door that was open: a link or a session that was on its way.
CREATE FUNCTION refuse_the_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM users WHERE id = NEW.user_id AND email IS NULL) THEN
    RAISE EXCEPTION 'nobody signs in as who was forgotten' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER not_forgotten BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION refuse_the_forgotten();
--> statement-breakpoint
CREATE TRIGGER not_forgotten BEFORE INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION refuse_the_forgotten();
--> statement-breakpoint
-- Who was forgotten stays so, whoever writes.
CREATE FUNCTION refuse_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'who was forgotten stays forgotten' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER stays_forgotten BEFORE UPDATE ON users FOR EACH ROW
  WHEN (OLD.email IS NULL AND (NEW.email IS NOT NULL OR NEW.handle IS NOT NULL OR NEW.role <> OLD.role)) EXECUTE FUNCTION refuse_return();
--> statement-breakpoint
-- A source arrives whole; without its bytes it is one that was withheld.
CREATE FUNCTION refuse_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a source without bytes' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER arrives_whole BEFORE INSERT ON sources FOR EACH ROW WHEN (octet_length(NEW.bytes) = 0) EXECUTE FUNCTION refuse_empty();
