CREATE TYPE "public"."letter" AS ENUM('answer', 'answer_half', 'answer_last', 'waits', 'waits_half', 'waits_over', 'ruled', 'appealed', 'appeal_waits', 'appeal_half', 'appeal_over', 'ruled_on_appeal');--> statement-breakpoint
CREATE TABLE "correspondents" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"language" text,
	"wanted" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"dispute_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"letter" "letter" NOT NULL,
	"tried" integer DEFAULT 1 NOT NULL,
	"tried_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "letters_dispute_id_letter_user_id_pk" PRIMARY KEY("dispute_id","letter","user_id")
);
--> statement-breakpoint
ALTER TABLE "correspondents" ADD CONSTRAINT "correspondents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_user_idx" ON "letters" USING btree ("user_id");--> statement-breakpoint
-- Who has been forgotten is written to no more, and what they were written is nobody's business.
CREATE FUNCTION forget_correspondent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog AS $$
BEGIN
  DELETE FROM correspondents WHERE user_id = NEW.id;
  DELETE FROM letters WHERE user_id = NEW.id;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER is_written_to_no_more AFTER UPDATE OF email ON users FOR EACH ROW WHEN (NEW.email IS NULL) EXECUTE FUNCTION forget_correspondent();
