CREATE TYPE "public"."act" AS ENUM('claims', 'confirms', 'denies', 'corrects', 'reports', 'no_comment');--> statement-breakpoint
CREATE TYPE "public"."relation" AS ENUM('quotes', 'paraphrases', 'translates');--> statement-breakpoint
CREATE TYPE "public"."date_role" AS ENUM('happened', 'published', 'relayed', 'denied', 'planned');--> statement-breakpoint
CREATE TYPE "public"."choice" AS ENUM('accepted', 'corrected', 'refused');--> statement-breakpoint
CREATE TYPE "public"."suggested" AS ENUM('citation', 'date');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'agent.named' BEFORE 'source.captured';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'agent.noted' BEFORE 'source.captured';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'agent.merged' BEFORE 'source.captured';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'report.likened' BEFORE 'event.opened';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'citation.recorded' BEFORE 'vote.cast';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'citation.linked' BEFORE 'vote.cast';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'citation.withdrawn' BEFORE 'vote.cast';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'suggestion.refused' BEFORE 'vote.cast';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'occasion.named' BEFORE 'vote.cast';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'date.recorded' BEFORE 'vote.cast';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'date.withdrawn' BEFORE 'vote.cast';--> statement-breakpoint
CREATE TABLE "agent_merges" (
	"merged" text PRIMARY KEY NOT NULL,
	"survivor" text NOT NULL,
	"reason" text NOT NULL,
	"merged_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_merges_two" CHECK ("agent_merges"."merged" <> "agent_merges"."survivor"),
	CONSTRAINT "agent_merges_reason" CHECK (char_length("agent_merges"."reason") between 10 and 5000)
);
--> statement-breakpoint
CREATE TABLE "agent_notes" (
	"agent_id" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"note" text NOT NULL,
	"url" text NOT NULL,
	"written_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_notes_agent_id_language_version_pk" PRIMARY KEY("agent_id","language","version"),
	CONSTRAINT "agent_notes_note" CHECK (char_length("agent_notes"."note") between 3 and 500),
	CONSTRAINT "agent_notes_url" CHECK (char_length("agent_notes"."url") between 8 and 2000 and "agent_notes"."url" ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "citation_links" (
	"citation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"cited_source" uuid,
	"cited_citation" uuid,
	"linked_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "citation_links_citation_id_version_pk" PRIMARY KEY("citation_id","version"),
	CONSTRAINT "citation_links_in_source" CHECK ("citation_links"."cited_citation" is null or "citation_links"."cited_source" is not null),
	CONSTRAINT "citation_links_not_itself" CHECK ("citation_links"."cited_citation" is distinct from "citation_links"."citation_id")
);
--> statement-breakpoint
CREATE TABLE "citation_via" (
	"citation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"agent" text NOT NULL,
	CONSTRAINT "citation_via_citation_id_position_pk" PRIMARY KEY("citation_id","position")
);
--> statement-breakpoint
CREATE TABLE "citation_withdrawals" (
	"citation_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "citation_withdrawals_reason" CHECK (char_length("citation_withdrawals"."reason") between 10 and 5000)
);
--> statement-breakpoint
CREATE TABLE "citations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"agent" text,
	"unnamed" boolean NOT NULL,
	"relation" "relation" NOT NULL,
	"act" "act" NOT NULL,
	"recorded_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "citations_of_source" UNIQUE("id","source_id"),
	CONSTRAINT "citations_exact" CHECK (char_length("citations"."exact") between 3 and 5000),
	CONSTRAINT "citations_range" CHECK ("citations"."start" >= 0 and "citations"."end" > "citations"."start"),
	CONSTRAINT "citations_somebody" CHECK ("citations"."agent" is not null or "citations"."unnamed")
);
--> statement-breakpoint
CREATE TABLE "likenesses" (
	"source_id" uuid NOT NULL,
	"earlier_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"relays" boolean NOT NULL,
	"said_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "likenesses_source_id_earlier_id_version_pk" PRIMARY KEY("source_id","earlier_id","version"),
	CONSTRAINT "likenesses_two" CHECK ("likenesses"."source_id" <> "likenesses"."earlier_id")
);
--> statement-breakpoint
CREATE TABLE "source_bands" (
	"source_id" uuid NOT NULL,
	"band" integer NOT NULL,
	"hash" integer NOT NULL,
	CONSTRAINT "source_bands_source_id_band_pk" PRIMARY KEY("source_id","band")
);
--> statement-breakpoint
CREATE TABLE "date_withdrawals" (
	"date_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "date_withdrawals_reason" CHECK (char_length("date_withdrawals"."reason") between 10 and 5000)
);
--> statement-breakpoint
CREATE TABLE "dates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"role" date_role NOT NULL,
	"occasion_id" uuid,
	"value" text,
	"precision" "precision",
	"zone" text,
	"counted_from" uuid,
	"days" integer,
	"recorded_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dates_exact" CHECK (char_length("dates"."exact") between 3 and 5000),
	CONSTRAINT "dates_range" CHECK ("dates"."start" >= 0 and "dates"."end" > "dates"."start"),
	CONSTRAINT "dates_value" CHECK (("dates"."value" is null) = ("dates"."precision" is null)),
	CONSTRAINT "dates_counted" CHECK (("dates"."counted_from" is null) = ("dates"."days" is null)),
	CONSTRAINT "dates_one_way" CHECK (("dates"."value" is null) <> ("dates"."counted_from" is null)),
	CONSTRAINT "dates_not_from_itself" CHECK ("dates"."counted_from" is null or "dates"."counted_from" is distinct from "dates"."occasion_id"),
	CONSTRAINT "dates_days" CHECK ("dates"."days" between -366 and 366)
);
--> statement-breakpoint
CREATE TABLE "occasions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"named_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "occasions_of_event" UNIQUE("id","event_id"),
	CONSTRAINT "occasions_once" UNIQUE("event_id","language","name"),
	CONSTRAINT "occasions_name" CHECK (char_length("occasions"."name") between 3 and 200)
);
--> statement-breakpoint
CREATE TABLE "suggestion_choices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source_id" uuid NOT NULL,
	"kind" "suggested" NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"offered" jsonb NOT NULL,
	"choice" "choice" NOT NULL,
	"citation_id" uuid,
	"date_id" uuid,
	"chosen_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestion_choices_range" CHECK ("suggestion_choices"."start" >= 0 and "suggestion_choices"."end" > "suggestion_choices"."start"),
	CONSTRAINT "suggestion_choices_outcome" CHECK (num_nonnulls("suggestion_choices"."citation_id", "suggestion_choices"."date_id") = case when "suggestion_choices"."choice" = 'refused' then 0 else 1 end)
);
--> statement-breakpoint
ALTER TABLE "agent_names" ADD COLUMN "ordinary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "citation_id" uuid;--> statement-breakpoint
ALTER TABLE "source_versions" ADD COLUMN "url_key" text;--> statement-breakpoint
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_merged_agents_id_fk" FOREIGN KEY ("merged") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_survivor_agents_id_fk" FOREIGN KEY ("survivor") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_merges" ADD CONSTRAINT "agent_merges_merged_by_users_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_notes" ADD CONSTRAINT "agent_notes_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_notes" ADD CONSTRAINT "agent_notes_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_links" ADD CONSTRAINT "citation_links_citation_id_citations_id_fk" FOREIGN KEY ("citation_id") REFERENCES "public"."citations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_links" ADD CONSTRAINT "citation_links_cited_source_sources_id_fk" FOREIGN KEY ("cited_source") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_links" ADD CONSTRAINT "citation_links_linked_by_users_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_links" ADD CONSTRAINT "citation_links_cited" FOREIGN KEY ("cited_citation","cited_source") REFERENCES "public"."citations"("id","source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_via" ADD CONSTRAINT "citation_via_citation_id_citations_id_fk" FOREIGN KEY ("citation_id") REFERENCES "public"."citations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_via" ADD CONSTRAINT "citation_via_agent_agents_id_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_withdrawals" ADD CONSTRAINT "citation_withdrawals_citation_id_citations_id_fk" FOREIGN KEY ("citation_id") REFERENCES "public"."citations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_withdrawals" ADD CONSTRAINT "citation_withdrawals_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_agent_agents_id_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likenesses" ADD CONSTRAINT "likenesses_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likenesses" ADD CONSTRAINT "likenesses_earlier_id_sources_id_fk" FOREIGN KEY ("earlier_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likenesses" ADD CONSTRAINT "likenesses_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_bands" ADD CONSTRAINT "source_bands_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "date_withdrawals" ADD CONSTRAINT "date_withdrawals_date_id_dates_id_fk" FOREIGN KEY ("date_id") REFERENCES "public"."dates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "date_withdrawals" ADD CONSTRAINT "date_withdrawals_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dates" ADD CONSTRAINT "dates_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dates" ADD CONSTRAINT "dates_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dates" ADD CONSTRAINT "dates_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dates" ADD CONSTRAINT "dates_occasion" FOREIGN KEY ("occasion_id","event_id") REFERENCES "public"."occasions"("id","event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dates" ADD CONSTRAINT "dates_counted_from" FOREIGN KEY ("counted_from","event_id") REFERENCES "public"."occasions"("id","event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasions" ADD CONSTRAINT "occasions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasions" ADD CONSTRAINT "occasions_named_by_users_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_choices" ADD CONSTRAINT "suggestion_choices_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_choices" ADD CONSTRAINT "suggestion_choices_citation_id_citations_id_fk" FOREIGN KEY ("citation_id") REFERENCES "public"."citations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_choices" ADD CONSTRAINT "suggestion_choices_date_id_dates_id_fk" FOREIGN KEY ("date_id") REFERENCES "public"."dates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_choices" ADD CONSTRAINT "suggestion_choices_chosen_by_users_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_merges_survivor_idx" ON "agent_merges" USING btree ("survivor");--> statement-breakpoint
CREATE INDEX "citation_links_source_idx" ON "citation_links" USING btree ("cited_source");--> statement-breakpoint
CREATE INDEX "citation_links_citation_idx" ON "citation_links" USING btree ("cited_citation");--> statement-breakpoint
CREATE INDEX "citation_via_agent_idx" ON "citation_via" USING btree ("agent");--> statement-breakpoint
CREATE INDEX "citations_source_idx" ON "citations" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "citations_event_idx" ON "citations" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "citations_agent_idx" ON "citations" USING btree ("agent");--> statement-breakpoint
CREATE INDEX "likenesses_earlier_idx" ON "likenesses" USING btree ("earlier_id");--> statement-breakpoint
CREATE INDEX "source_bands_alike_idx" ON "source_bands" USING btree ("band","hash");--> statement-breakpoint
CREATE INDEX "dates_event_idx" ON "dates" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "dates_source_idx" ON "dates" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "suggestion_choices_source_idx" ON "suggestion_choices" USING btree ("source_id");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_citation" FOREIGN KEY ("citation_id","source_id") REFERENCES "public"."citations"("id","source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_citation_idx" ON "evidence" USING btree ("citation_id");--> statement-breakpoint
CREATE INDEX "source_versions_url_idx" ON "source_versions" USING hash ("url_key");--> statement-breakpoint
-- The new tables hold facts about a moment too: no update, no delete, no truncate.
DO $$
DECLARE fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY[
    'agent_notes', 'agent_merges', 'citations', 'citation_via', 'citation_withdrawals', 'citation_links', 'occasions', 'dates',
    'date_withdrawals', 'suggestion_choices', 'likenesses', 'source_bands'
  ] LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
END
$$;
--> statement-breakpoint
-- An agent that was merged leads on to its survivor. A loop, which no deed makes, would lead nowhere: then it is itself.
CREATE FUNCTION survivor_of(agent text) RETURNS text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE led(id) AS (
    SELECT agent UNION SELECT m.survivor FROM led JOIN agent_merges m ON m.merged = led.id
  )
  SELECT coalesce((SELECT id FROM led WHERE NOT EXISTS (SELECT FROM agent_merges WHERE merged = led.id)), agent)
$$;
--> statement-breakpoint
-- An agent and all that were merged into it.
CREATE FUNCTION selves_of(agent text) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE self(id) AS (
    SELECT agent UNION SELECT m.merged FROM self JOIN agent_merges m ON m.survivor = self.id
  )
  SELECT array_agg(id) FROM self
$$;
