CREATE TYPE "public"."invitation_end" AS ENUM('taken', 'revoked');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'invitation.made' BEFORE 'agent.recorded';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'invitation.revoked' BEFORE 'agent.recorded';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'invitation.taken' BEFORE 'agent.recorded';--> statement-breakpoint
CREATE TABLE "invitation_ends" (
	"invitation_id" uuid PRIMARY KEY NOT NULL,
	"end" "invitation_end" NOT NULL,
	"ended_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"made_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_token" CHECK ("invitations"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "invitation_ends" ADD CONSTRAINT "invitation_ends_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_ends" ADD CONSTRAINT "invitation_ends_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_ends_taken_once" ON "invitation_ends" USING btree ("ended_by") WHERE "invitation_ends"."end" = 'taken';--> statement-breakpoint
CREATE INDEX "invitations_maker_idx" ON "invitations" USING btree ("made_by");
--> statement-breakpoint
DO $$
DECLARE fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['invitations', 'invitation_ends'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
END
$$;
