CREATE TYPE "public"."agent_kind" AS ENUM('outlet', 'agency', 'institution', 'person');--> statement-breakpoint
CREATE TYPE "public"."because" AS ENUM('no_votes', 'no_quorum', 'no_majority', 'no_evidence', 'one_unnamed_origin', 'party_denial_only', 'majority', 'ruled');--> statement-breakpoint
CREATE TYPE "public"."state" AS ENUM('disputed', 'ruled', 'settled', 'under_review');--> statement-breakpoint
CREATE TYPE "public"."verdict" AS ENUM('confirmed', 'denied', 'unverified');--> statement-breakpoint
CREATE TYPE "public"."ground" AS ENUM('misread', 'overlooked', 'wrong_speaker', 'not_the_claim', 'conduct', 'contested');--> statement-breakpoint
CREATE TYPE "public"."outcome" AS ENUM('upheld', 'overturned', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."entry_kind" AS ENUM('person.joined', 'person.suspended', 'person.reinstated', 'role.given', 'agent.recorded', 'source.captured', 'source.corrected', 'event.opened', 'event.described', 'claim.added', 'claim.worded', 'evidence.attached', 'evidence.withdrawn', 'passage.translated', 'vote.cast', 'vote.opened', 'claim.settled', 'verdict.changed', 'round.opened', 'reviewer.recused', 'dispute.opened', 'dispute.ruled');--> statement-breakpoint
CREATE TYPE "public"."stance" AS ENUM('supports', 'denies', 'mentions');--> statement-breakpoint
CREATE TYPE "public"."standing" AS ENUM('party', 'third_party', 'record');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('reader', 'reviewer', 'moderator', 'admin');--> statement-breakpoint
CREATE TYPE "public"."precision" AS ENUM('year', 'month', 'day', 'time');--> statement-breakpoint
CREATE TABLE "agent_names" (
	"agent_id" text NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"rank" integer NOT NULL,
	"added_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_names_agent_id_language_name_pk" PRIMARY KEY("agent_id","language","name"),
	CONSTRAINT "agent_names_rank" UNIQUE("agent_id","rank"),
	CONSTRAINT "agent_names_length" CHECK (char_length("agent_names"."name") between 2 and 120)
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "agent_kind" NOT NULL,
	"country" text,
	"recorded_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agents_id_slug" CHECK ("agents"."id" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("agents"."id") <= 80),
	CONSTRAINT "agents_country_code" CHECK ("agents"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "claim_texts" (
	"claim_id" uuid NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"written_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_texts_claim_id_language_version_pk" PRIMARY KEY("claim_id","language","version"),
	CONSTRAINT "claim_texts_length" CHECK (char_length("claim_texts"."text") between 10 and 500)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"state" "state" DEFAULT 'under_review' NOT NULL,
	"verdict" "verdict" DEFAULT 'unverified' NOT NULL,
	"because" "because" DEFAULT 'no_votes' NOT NULL,
	"contested" boolean DEFAULT false NOT NULL,
	"cast" integer DEFAULT 0 NOT NULL,
	"verdict_version" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claims_event_position" UNIQUE("event_id","position"),
	CONSTRAINT "claims_position" CHECK ("claims"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"claim_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"verdict" "verdict" NOT NULL,
	"because" "because" NOT NULL,
	"rule_version" integer NOT NULL,
	"round" integer NOT NULL,
	"confirmed" integer NOT NULL,
	"denied" integer NOT NULL,
	"unverified" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verdicts_claim_id_version_pk" PRIMARY KEY("claim_id","version")
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"ground" "ground" NOT NULL,
	"statement" text,
	"opened_by" uuid,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"verdict_version" integer NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	CONSTRAINT "disputes_opener" CHECK (("disputes"."opened_by" is null) = ("disputes"."ground" = 'contested')),
	CONSTRAINT "disputes_statement" CHECK (("disputes"."opened_by" is null) = ("disputes"."statement" is null)),
	CONSTRAINT "disputes_statement_length" CHECK (char_length("disputes"."statement") between 20 and 5000)
);
--> statement-breakpoint
CREATE TABLE "rulings" (
	"dispute_id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"outcome" "outcome" NOT NULL,
	"verdict" "verdict",
	"reason" text NOT NULL,
	"moderator_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"verdict_version" integer NOT NULL,
	"round" integer NOT NULL,
	"stands" boolean NOT NULL,
	CONSTRAINT "rulings_verdict" CHECK (("rulings"."verdict" is null) = ("rulings"."outcome" = 'dismissed')),
	CONSTRAINT "rulings_stands" CHECK (not "rulings"."stands" or "rulings"."verdict" is not null),
	CONSTRAINT "rulings_reason" CHECK (char_length("rulings"."reason") between 40 and 10000)
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" "entry_kind" NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"ver" integer NOT NULL,
	"event_id" uuid,
	"claim_id" uuid,
	"envelope" "bytea" NOT NULL,
	"leaf" "bytea" NOT NULL,
	CONSTRAINT "entries_once" UNIQUE("kind","subject","ver"),
	CONSTRAINT "entries_leaf" CHECK ("entries"."leaf" = sha256('\x00'::bytea || "entries"."envelope"))
);
--> statement-breakpoint
CREATE TABLE "entry_words" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"words" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_texts" (
	"event_id" uuid NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"written_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_texts_event_id_language_version_pk" PRIMARY KEY("event_id","language","version"),
	CONSTRAINT "event_texts_title" CHECK (char_length("event_texts"."title") between 5 and 200),
	CONSTRAINT "event_texts_summary" CHECK (char_length("event_texts"."summary") between 0 and 2000),
	CONSTRAINT "event_texts_place" CHECK (char_length("event_texts"."place") between 0 and 120)
);
--> statement-breakpoint
CREATE TABLE "event_times" (
	"event_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"value" text NOT NULL,
	"until" text,
	"precision" "precision" NOT NULL,
	"written_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_times_event_id_version_pk" PRIMARY KEY("event_id","version")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"opened_by" uuid,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" DEFAULT ''::tsvector NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	CONSTRAINT "events_slug_unique" UNIQUE("slug"),
	CONSTRAINT "events_slug" CHECK ("events"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("events"."slug") <= 80)
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"stance" "stance" NOT NULL,
	"speaker" text NOT NULL,
	"unnamed" boolean NOT NULL,
	"standing" "standing" NOT NULL,
	"asserts" text,
	"asserts_precision" "precision",
	"attached_by" uuid,
	"attached_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_of_claim" UNIQUE("id","claim_id"),
	CONSTRAINT "evidence_exact" CHECK (char_length("evidence"."exact") between 3 and 5000),
	CONSTRAINT "evidence_range" CHECK ("evidence"."start" >= 0 and "evidence"."end" > "evidence"."start"),
	CONSTRAINT "evidence_asserts" CHECK (("evidence"."asserts" is null) = ("evidence"."asserts_precision" is null))
);
--> statement-breakpoint
CREATE TABLE "translations" (
	"evidence_id" uuid NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"translated_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translations_evidence_id_language_version_pk" PRIMARY KEY("evidence_id","language","version"),
	CONSTRAINT "translations_length" CHECK (char_length("translations"."text") between 3 and 5000)
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"evidence_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "withdrawals_reason" CHECK (char_length("withdrawals"."reason") between 10 and 5000)
);
--> statement-breakpoint
CREATE TABLE "reinstatements" (
	"suspension_id" uuid PRIMARY KEY NOT NULL,
	"reinstated_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"suspended_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspensions_reason" CHECK (char_length("suspensions"."reason") between 10 and 5000)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"handle" text,
	"handle_key" text,
	"role" "role" DEFAULT 'reader' NOT NULL,
	"suspended" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_handleKey_unique" UNIQUE("handle_key"),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email")),
	CONSTRAINT "users_handle_keyed" CHECK (("users"."handle" is null) = ("users"."handle_key" is null)),
	CONSTRAINT "users_handle_length" CHECK (char_length("users"."handle") between 3 and 30)
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"actor" text NOT NULL,
	"key" uuid NOT NULL,
	"asked" text NOT NULL,
	"answer" jsonb,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "source_versions" (
	"source_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"publisher" text,
	"url" text,
	"title" text NOT NULL,
	"byline" text,
	"language" text,
	"published" text,
	"published_precision" "precision",
	"published_zone" text,
	"updated" text,
	"updated_precision" "precision",
	"updated_zone" text,
	"written_by" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_versions_source_id_version_pk" PRIMARY KEY("source_id","version"),
	CONSTRAINT "source_versions_title" CHECK (char_length("source_versions"."title") between 1 and 500),
	CONSTRAINT "source_versions_byline" CHECK (char_length("source_versions"."byline") between 1 and 300),
	CONSTRAINT "source_versions_url" CHECK (char_length("source_versions"."url") between 8 and 2000 and "source_versions"."url" ~ '^https?://'),
	CONSTRAINT "source_versions_published" CHECK (("source_versions"."published" is null) = ("source_versions"."published_precision" is null)),
	CONSTRAINT "source_versions_updated" CHECK (("source_versions"."updated" is null) = ("source_versions"."updated_precision" is null))
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bytes" "bytea" NOT NULL,
	"bytes_sha256" text NOT NULL,
	"text" text NOT NULL,
	"text_sha256" text NOT NULL,
	"captured_by" uuid,
	"captured_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sources_bytesSha256_unique" UNIQUE("bytes_sha256"),
	CONSTRAINT "sources_bytes_hash" CHECK ("sources"."bytes_sha256" = encode(sha256("sources"."bytes"), 'hex')),
	CONSTRAINT "sources_text_hash" CHECK ("sources"."text_sha256" = encode(sha256(convert_to("sources"."text", 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "recusals" (
	"claim_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recusals_claim_id_user_id_pk" PRIMARY KEY("claim_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "vote_evidence" (
	"vote_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	CONSTRAINT "vote_evidence_vote_id_evidence_id_pk" PRIMARY KEY("vote_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"round" integer NOT NULL,
	"verdict" "verdict" NOT NULL,
	"reason" text NOT NULL,
	"blind" boolean NOT NULL,
	"cast_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ballot_salt" "bytea" NOT NULL,
	"text_salt" "bytea",
	CONSTRAINT "votes_one_of_each_version" UNIQUE("claim_id","reviewer_id","version"),
	CONSTRAINT "votes_of_claim" UNIQUE("id","claim_id"),
	CONSTRAINT "votes_reason" CHECK (char_length("votes"."reason") between 10 and 5000),
	CONSTRAINT "votes_ballot_salt" CHECK (octet_length("votes"."ballot_salt") = 32),
	CONSTRAINT "votes_text_salt" CHECK (octet_length("votes"."text_salt") = 32)
);
--> statement-breakpoint
ALTER TABLE "agent_names" ADD CONSTRAINT "agent_names_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_names" ADD CONSTRAINT "agent_names_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_texts" ADD CONSTRAINT "claim_texts_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_texts" ADD CONSTRAINT "claim_texts_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_moderator_id_users_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_times" ADD CONSTRAINT "event_times_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_times" ADD CONSTRAINT "event_times_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_speaker_agents_id_fk" FOREIGN KEY ("speaker") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attached_by_users_id_fk" FOREIGN KEY ("attached_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_translated_by_users_id_fk" FOREIGN KEY ("translated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinstatements" ADD CONSTRAINT "reinstatements_suspension_id_suspensions_id_fk" FOREIGN KEY ("suspension_id") REFERENCES "public"."suspensions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reinstatements" ADD CONSTRAINT "reinstatements_reinstated_by_users_id_fk" FOREIGN KEY ("reinstated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_suspended_by_users_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_publisher_agents_id_fk" FOREIGN KEY ("publisher") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_versions" ADD CONSTRAINT "source_versions_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_captured_by_users_id_fk" FOREIGN KEY ("captured_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_evidence" ADD CONSTRAINT "vote_evidence_vote" FOREIGN KEY ("vote_id","claim_id") REFERENCES "public"."votes"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_evidence" ADD CONSTRAINT "vote_evidence_evidence" FOREIGN KEY ("evidence_id","claim_id") REFERENCES "public"."evidence"("id","claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_names_key_idx" ON "agent_names" USING btree ("key");--> statement-breakpoint
CREATE INDEX "claims_state_idx" ON "claims" USING btree ("state","updated_at","id");--> statement-breakpoint
CREATE INDEX "claims_headline_updated_idx" ON "claims" USING btree ("updated_at","id") WHERE "claims"."position" = 0;--> statement-breakpoint
CREATE INDEX "claims_headline_state_idx" ON "claims" USING btree ("state","updated_at","id") WHERE "claims"."position" = 0;--> statement-breakpoint
CREATE INDEX "claims_headline_verdict_idx" ON "claims" USING btree ("verdict","updated_at","id") WHERE "claims"."position" = 0 and "claims"."state" <> 'under_review';--> statement-breakpoint
CREATE INDEX "disputes_claim_idx" ON "disputes" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open" ON "disputes" USING btree ("claim_id") WHERE "disputes"."open";--> statement-breakpoint
CREATE INDEX "rulings_claim_idx" ON "rulings" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rulings_one_stands" ON "rulings" USING btree ("claim_id") WHERE "rulings"."stands";--> statement-breakpoint
CREATE INDEX "entries_event_idx" ON "entries" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "entries_claim_idx" ON "entries" USING btree ("claim_id","id");--> statement-breakpoint
CREATE INDEX "event_texts_language_idx" ON "event_texts" USING btree ("language","event_id");--> statement-breakpoint
CREATE INDEX "events_search_idx" ON "events" USING gin ("search");--> statement-breakpoint
CREATE INDEX "evidence_claim_idx" ON "evidence" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "evidence_source_idx" ON "evidence" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "evidence_speaker_idx" ON "evidence" USING btree ("speaker");--> statement-breakpoint
CREATE INDEX "suspensions_user_idx" ON "suspensions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "users_handle_idx" ON "users" USING btree ("handle");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "source_versions_publisher_idx" ON "source_versions" USING btree ("publisher");--> statement-breakpoint
CREATE INDEX "vote_evidence_evidence_idx" ON "vote_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "votes_reviewer_idx" ON "votes" USING btree ("reviewer_id");