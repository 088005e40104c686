CREATE TYPE "public"."capacity" AS ENUM('self', 'person', 'outlet', 'institution');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'party.named' BEFORE 'dispute.opened';--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"claim_id" uuid NOT NULL,
	"capacity" "capacity" NOT NULL,
	"name" text NOT NULL,
	"ground" "ground",
	"statement" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "complaints_name" CHECK (char_length("complaints"."name") between 2 and 120),
	CONSTRAINT "complaints_statement" CHECK (char_length("complaints"."statement") between 20 and 5000)
);
--> statement-breakpoint
CREATE TABLE "parties" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dispute_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"capacity" "capacity" NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parties_once" UNIQUE("dispute_id","user_id"),
	CONSTRAINT "parties_name" CHECK ((char_length("parties"."name") between 2 and 120 or "parties"."name" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_at_idx" ON "complaints" USING btree ("at");--> statement-breakpoint
CREATE INDEX "complaints_email_idx" ON "complaints" USING btree ("email");--> statement-breakpoint
DO $$
BEGIN
  EXECUTE 'CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON parties FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words(''name'', ''user_id'')';
  EXECUTE 'CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON parties FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()';
END
$$;
--> statement-breakpoint
-- The name that an affected party gives is theirs: it goes with them, and it can be withheld. What they typed before their address
-- answered goes with the address. What is withheld of what people say in a case goes with them too. Each function as it stands by now.
DO $$
DECLARE edit record; body text;
BEGIN
  FOR edit IN SELECT * FROM (VALUES
    ('voices()', $e$('statements', 'text', 'user_id'),$e$, $e$('statements', 'text', 'user_id'),
    ('parties', 'name', 'user_id'),$e$),
    ('forget_person(uuid)', $e$'dispute.opened', 'dispute.stated',$e$, $e$'party.named', 'dispute.opened', 'dispute.stated',$e$),
    ('forget_person(uuid)', $e$DELETE FROM verification_tokens WHERE identifier = address;$e$, $e$DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM complaints WHERE complaints.email = address;$e$),
    ('places_of(text)', $e$('plea', 'statements', $e$, $e$('party', 'parties', 'x.id = $1::uuid', '{id}', '{name}', 'user_id'),
    ('plea', 'statements', $e$),
    ('entries_of(text)', $e$('plea', 'dispute.stated', $e$, $e$('party', 'party.named', 'party:' || the_id),
      ('plea', 'dispute.stated', $e$),
    ('withhold(uuid)', $e$'passage.translated', 'dispute.opened', 'dispute.ruled',$e$, $e$'passage.translated', 'party.named', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled', 'dispute.appealed',$e$)
  ) e(what, before, after) LOOP
    body := pg_get_functiondef(edit.what::regprocedure);
    IF strpos(body, edit.before) = 0 THEN RAISE EXCEPTION '% does not say %', edit.what, edit.before; END IF;
    EXECUTE replace(body, edit.before, edit.after);
  END LOOP;
END
$$;
