CREATE TYPE "public"."reply_letter" AS ENUM('accepted', 'refused', 'withheld');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'reply.given' BEFORE 'party.named';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'reply.accepted' BEFORE 'party.named';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'reply.refused' BEFORE 'party.named';--> statement-breakpoint
CREATE TABLE "asked_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"claim_id" uuid NOT NULL,
	"agent_id" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "asked_replies_name" CHECK (char_length("asked_replies"."name") between 2 and 120),
	CONSTRAINT "asked_replies_text" CHECK (char_length("asked_replies"."text") between 20 and 3000)
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"agent_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"source_id" uuid,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "replies_one_of_each" UNIQUE("claim_id","agent_id","user_id","version"),
	CONSTRAINT "replies_name" CHECK ((char_length("replies"."name") between 2 and 120 or "replies"."name" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$')),
	CONSTRAINT "replies_text" CHECK ((char_length("replies"."text") between 20 and 3000 or "replies"."text" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "reply_decisions" (
	"reply_id" uuid PRIMARY KEY NOT NULL,
	"accepted" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reply_decisions_reason" CHECK ((char_length("reply_decisions"."reason") between 10 and 5000 or "reply_decisions"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
CREATE TABLE "reply_letters" (
	"reply_id" uuid NOT NULL,
	"letter" "reply_letter" NOT NULL,
	"tried" integer DEFAULT 1 NOT NULL,
	"tried_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "reply_letters_reply_id_letter_pk" PRIMARY KEY("reply_id","letter")
);
--> statement-breakpoint
ALTER TABLE "asked_replies" ADD CONSTRAINT "asked_replies_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_replies" ADD CONSTRAINT "asked_replies_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_decisions" ADD CONSTRAINT "reply_decisions_reply_id_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_decisions" ADD CONSTRAINT "reply_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_letters" ADD CONSTRAINT "reply_letters_reply_id_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asked_replies_at_index" ON "asked_replies" USING btree ("at");--> statement-breakpoint
CREATE INDEX "asked_replies_email_index" ON "asked_replies" USING btree ("email");--> statement-breakpoint
CREATE INDEX "replies_person_idx" ON "replies" USING btree ("user_id");--> statement-breakpoint
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('replies', 'name,text', 'user_id'), ('reply_decisions', 'reason', 'decided_by')) t(place, words, authors) LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words(%L, %L)', t.place, t.words, t.authors);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t.place);
  END LOOP;
END
$$;
--> statement-breakpoint
-- A reply is the voice of whoever gave it, and goes with them; it can be withheld, and so can what a moderator wrote of it. What was typed
-- before an address answered goes with the address. Each function as it stands by now.
DO $$
DECLARE edit record; body text;
BEGIN
  FOR edit IN SELECT * FROM (VALUES
    ('voices()', $e$('statements', 'text', 'user_id'),$e$, $e$('statements', 'text', 'user_id'),
    ('replies', 'name', 'user_id'),
    ('replies', 'text', 'user_id'),
    ('reply_decisions', 'reason', 'decided_by'),$e$),
    ('forget_person(uuid)', $e$'dispute.opened', 'dispute.stated',$e$, $e$'reply.given', 'reply.accepted', 'reply.refused', 'dispute.opened', 'dispute.stated',$e$),
    ('forget_person(uuid)', $e$DELETE FROM verification_tokens WHERE identifier = address;$e$, $e$DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM asked_replies WHERE asked_replies.email = address;$e$),
    ('places_of(text)', $e$('plea', 'statements', $e$, $e$('reply', 'replies', 'x.id = $1::uuid', '{id}', '{name,text}', 'user_id'),
    ('reply_decision', 'reply_decisions', 'x.reply_id = $1::uuid', '{reply_id}', '{reason}', 'decided_by'),
    ('plea', 'statements', $e$),
    ('entries_of(text)', $e$('plea', 'dispute.stated', $e$, $e$('reply', 'reply.given', 'reply:' || the_id),
      ('reply_decision', 'reply.accepted', 'reply:' || the_id),
      ('reply_decision', 'reply.refused', 'reply:' || the_id),
      ('plea', 'dispute.stated', $e$),
    ('withhold(uuid)', $e$'passage.translated', $e$, $e$'passage.translated', 'reply.given', 'reply.accepted', 'reply.refused', $e$)
  ) e(what, before, after) LOOP
    body := pg_get_functiondef(edit.what::regprocedure);
    IF strpos(body, edit.before) = 0 THEN RAISE EXCEPTION '% does not say %', edit.what, edit.before; END IF;
    EXECUTE replace(body, edit.before, edit.after);
  END LOOP;
END
$$;
