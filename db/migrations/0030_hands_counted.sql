CREATE INDEX "opinions_moderator_idx" ON "opinions" USING btree ("moderator_id");--> statement-breakpoint
DO $$
BEGIN
  -- Whether an appeal took back what was decided first. Of a verdict: it fixed another or opened the next round, fixed one that was sent
  -- back, or let votes count that the first kept held. Of anything else: it stood and does not, or the other way round.
  CREATE FUNCTION lost_on_appeal(about text, ground ground, decided outcome, heard outcome) RETURNS boolean
  LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $f$
    SELECT CASE
      WHEN about NOT LIKE 'claim:%' THEN
        (heard = 'overturned' AND decided <> 'overturned') OR (heard = 'upheld' AND decided = 'overturned')
      ELSE heard IN ('overturned', 'remanded') OR (heard = 'upheld' AND decided = 'remanded')
        OR (heard = 'dismissed' AND decided = 'upheld' AND ground = 'held')
    END
  $f$;
  -- A ruling is everybody's who wrote what was decided: of two hands not only of the one that came last.
  CREATE FUNCTION hands_on(of_case uuid) RETURNS TABLE (moderator_id uuid, stage stage, at timestamptz)
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $f$
    SELECT r.moderator_id, r.stage, r.at FROM rulings r WHERE r.dispute_id = of_case
    UNION ALL
    SELECT o.moderator_id, o.stage, o.at FROM rulings r
    JOIN opinions o ON o.dispute_id = r.dispute_id AND o.stage = r.stage AND o.moderator_id <> r.moderator_id
      AND o.outcome = r.outcome AND o.verdict IS NOT DISTINCT FROM r.verdict
    WHERE r.dispute_id = of_case
  $f$;
  CREATE OR REPLACE FUNCTION count_rulings(of uuid) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $f$
  BEGIN
    INSERT INTO ruling_counts (moderator_id) VALUES (of) ON CONFLICT DO NOTHING;
    PERFORM FROM ruling_counts WHERE moderator_id = of FOR UPDATE;
    UPDATE ruling_counts SET (rulings, appealed, overturned, days) = (
      SELECT count(*), count(a.dispute_id),
        count(*) FILTER (WHERE lost_on_appeal(d.about, d.ground, r.outcome, second.outcome)),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM own.at - taken.at) / 86400)
      FROM (
        SELECT dispute_id FROM rulings WHERE moderator_id = of UNION SELECT dispute_id FROM opinions WHERE moderator_id = of) mine
      CROSS JOIN LATERAL hands_on(mine.dispute_id) own
      JOIN rulings r ON r.dispute_id = mine.dispute_id AND r.stage = own.stage
      JOIN disputes d ON d.id = mine.dispute_id
      LEFT JOIN appeals a ON a.dispute_id = r.dispute_id AND r.stage = 'first'
      LEFT JOIN rulings second ON second.dispute_id = a.dispute_id AND second.stage = 'appeal'
      LEFT JOIN LATERAL (
        SELECT e.at FROM entries e
        WHERE e.kind = 'dispute.taken' AND e.subject = 'dispute:' || r.dispute_id AND NOT e.lost
          AND e.actor = of::text AND e.at <= own.at
        ORDER BY e.ver DESC LIMIT 1) taken ON true
      WHERE own.moderator_id = of)
    WHERE moderator_id = of;
  END
  $f$;
  CREATE OR REPLACE FUNCTION count_rulings_of_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $f$
  BEGIN
    PERFORM count_rulings(who.id) FROM (SELECT DISTINCT moderator_id AS id FROM hands_on(NEW.dispute_id) ORDER BY id) who;
    RETURN NULL;
  END
  $f$;
  REVOKE ALL ON FUNCTION hands_on(uuid) FROM PUBLIC;
  PERFORM count_rulings(who.id) FROM (
    SELECT DISTINCT hand.moderator_id AS id FROM disputes d CROSS JOIN LATERAL hands_on(d.id) hand ORDER BY id) who;
END
$$;
