CREATE TABLE "counts" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "counts_expire_idx" ON "counts" USING btree ("expire");