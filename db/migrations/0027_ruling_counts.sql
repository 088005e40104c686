CREATE TABLE "ruling_counts" (
	"moderator_id" uuid PRIMARY KEY NOT NULL,
	"rulings" integer DEFAULT 0 NOT NULL,
	"appealed" integer DEFAULT 0 NOT NULL,
	"overturned" integer DEFAULT 0 NOT NULL,
	"days" double precision
);
--> statement-breakpoint
ALTER TABLE "ruling_counts" ADD CONSTRAINT "ruling_counts_moderator_id_users_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rulings_moderator_idx" ON "rulings" USING btree ("moderator_id");--> statement-breakpoint
DO $$
BEGIN
  -- One row at a time and under its lock, which the look at the rulings comes after: of two who rule at once the later counts both.
  CREATE FUNCTION count_rulings(of uuid) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $f$
  BEGIN
    INSERT INTO ruling_counts (moderator_id) VALUES (of) ON CONFLICT DO NOTHING;
    PERFORM FROM ruling_counts WHERE moderator_id = of FOR UPDATE;
    UPDATE ruling_counts SET (rulings, appealed, overturned, days) = (
      SELECT count(*), count(a.dispute_id), count(*) FILTER (WHERE second.outcome = 'overturned'),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.at - taken.at) / 86400)
      FROM rulings r
      LEFT JOIN appeals a ON a.dispute_id = r.dispute_id AND r.stage = 'first'
      LEFT JOIN rulings second ON second.dispute_id = a.dispute_id AND second.stage = 'appeal'
      LEFT JOIN LATERAL (
        SELECT e.at FROM entries e
        WHERE e.kind = 'dispute.taken' AND e.subject = 'dispute:' || r.dispute_id AND NOT e.lost
          AND e.actor = r.moderator_id::text AND e.at <= r.at
        ORDER BY e.ver DESC LIMIT 1) taken ON true
      WHERE r.moderator_id = of)
    WHERE moderator_id = of;
  END
  $f$;
  CREATE FUNCTION count_rulings_of_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $f$
  BEGIN
    PERFORM count_rulings(who.id) FROM (
      SELECT DISTINCT moderator_id AS id FROM rulings WHERE dispute_id = NEW.dispute_id ORDER BY id) who;
    RETURN NULL;
  END
  $f$;
  REVOKE ALL ON FUNCTION count_rulings(uuid), count_rulings_of_case() FROM PUBLIC;
  CREATE TRIGGER counts_rulings AFTER INSERT ON rulings FOR EACH ROW EXECUTE FUNCTION count_rulings_of_case();
  CREATE TRIGGER counts_rulings AFTER INSERT ON appeals FOR EACH ROW EXECUTE FUNCTION count_rulings_of_case();
  PERFORM count_rulings(who.id) FROM (SELECT DISTINCT moderator_id AS id FROM rulings ORDER BY id) who;
END
$$;
