CREATE TABLE "checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkpoints_size" CHECK ("checkpoints"."size" >= 0),
	CONSTRAINT "checkpoints_root" CHECK (octet_length("checkpoints"."root") = 32)
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"index" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	CONSTRAINT "leaves_entryId_unique" UNIQUE("entry_id"),
	CONSTRAINT "leaves_from_zero" CHECK ("leaves"."index" >= 0)
);
--> statement-breakpoint
CREATE TABLE "pending" (
	"entry_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "entries" DROP CONSTRAINT "entries_once";--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "lost" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "stops_standing_idx" ON "stops" USING btree ("at") WHERE "stops"."lifted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "entries_once" ON "entries" USING btree ("kind","subject","ver") WHERE not "entries"."lost";--> statement-breakpoint
-- What was there before the log was sealed is sealed first, in its order.
INSERT INTO "pending" SELECT "id" FROM "entries" ORDER BY "id";
--> statement-breakpoint
-- No entry while a stop stands, and none that the sealer does not get to see: whoever writes it.
CREATE FUNCTION refuse_while_stopped() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM stops WHERE lifted_at IS NULL) THEN
    RAISE EXCEPTION 'the record is read-only: a stop stands' USING ERRCODE = 'read_only_sql_transaction';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION await_sealing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pending VALUES (NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER not_while_stopped BEFORE INSERT ON entries FOR EACH ROW WHEN (NOT NEW.lost) EXECUTE FUNCTION refuse_while_stopped();
--> statement-breakpoint
CREATE TRIGGER awaits_sealing AFTER INSERT ON entries FOR EACH ROW WHEN (NOT NEW.lost) EXECUTE FUNCTION await_sealing();
--> statement-breakpoint
-- The one way from pending to leaves: the oldest entries, at the next places, without a gap. Two at once take turns.
CREATE FUNCTION sequence_pending(most integer) RETURNS TABLE (leaf_index bigint, leaf_entry bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE leaves IN SHARE ROW EXCLUSIVE MODE;
  RETURN QUERY
    WITH taken AS (
      DELETE FROM pending WHERE entry_id IN (SELECT p.entry_id FROM pending p ORDER BY p.entry_id LIMIT most) RETURNING entry_id
    ), placed AS (
      INSERT INTO leaves
      SELECT (SELECT coalesce(max(l."index") + 1, 0) FROM leaves l) + row_number() OVER (ORDER BY t.entry_id) - 1, t.entry_id
      FROM taken t
      RETURNING leaves."index", leaves.entry_id
    )
    SELECT placed."index", placed.entry_id FROM placed ORDER BY 1;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION sequence_pending(integer) FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['leaves', 'checkpoints'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER stays BEFORE DELETE ON stops FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON stops FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON stops FOR EACH ROW EXECUTE FUNCTION refuse_moving('lifted_at');
