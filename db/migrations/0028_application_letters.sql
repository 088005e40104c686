CREATE TABLE "application_letters" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"tried" integer DEFAULT 1 NOT NULL,
	"tried_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "application_letters" ADD CONSTRAINT "application_letters_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;