CREATE TABLE "factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret" "bytea",
	"secret_at" timestamp (3) with time zone,
	"step" bigint DEFAULT 0 NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"wrong_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "recovery_codes_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "challenge" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "challenged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "secret" "bytea";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "secret_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "factors" ADD CONSTRAINT "factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkeys_user_idx" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
-- Sessions that are open already were opened thirty days before they end.
UPDATE sessions SET opened_at = expires - interval '30 days';
--> statement-breakpoint
-- Whoever is forgotten proves nothing any more: with their address go the factors that were proven with it.
CREATE FUNCTION forget_factors() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM factors WHERE user_id = OLD.id;
  DELETE FROM passkeys WHERE user_id = OLD.id;
  DELETE FROM recovery_codes WHERE user_id = OLD.id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER forgets_factors AFTER UPDATE ON users FOR EACH ROW
  WHEN (OLD.email IS NOT NULL AND NEW.email IS NULL) EXECUTE FUNCTION forget_factors();
--> statement-breakpoint
CREATE TRIGGER not_forgotten BEFORE INSERT ON factors FOR EACH ROW EXECUTE FUNCTION refuse_the_forgotten();
--> statement-breakpoint
CREATE TRIGGER not_forgotten BEFORE INSERT ON passkeys FOR EACH ROW EXECUTE FUNCTION refuse_the_forgotten();
--> statement-breakpoint
CREATE TRIGGER not_forgotten BEFORE INSERT ON recovery_codes FOR EACH ROW EXECUTE FUNCTION refuse_the_forgotten();
