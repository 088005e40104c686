-- What has happened is not changed: whoever connects, whatever the program does.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% keeps its past: % refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
-- The log, and every table whose rows are facts about a moment: no update, no delete, no truncate.
DO $$
DECLARE fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY[
    'entries', 'agents', 'agent_names', 'sources', 'source_versions', 'event_texts', 'event_times', 'claim_texts',
    'evidence', 'withdrawals', 'translations', 'votes', 'vote_evidence', 'recusals', 'verdicts', 'suspensions', 'reinstatements'
  ] LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
  -- Rows that carry a cached column beside their facts: they change, and never go.
  FOREACH fact IN ARRAY ARRAY['users', 'events', 'claims', 'disputes', 'rulings'] LOOP
    EXECUTE format('CREATE TRIGGER stays BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Once settled, for ever settled; a slug, a claim's place, a case's and a ruling's words never move.
CREATE FUNCTION refuse_moving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The trigger names the columns that may change; everything else must be as it was.
  IF to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
    RAISE EXCEPTION '% does not move', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION refuse_moving('search');
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_moving('open');
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON rulings FOR EACH ROW EXECUTE FUNCTION refuse_moving('stands');
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON claims FOR EACH ROW EXECUTE FUNCTION refuse_moving(
  'round', 'settled_at', 'state', 'verdict', 'because', 'contested', 'cast', 'verdict_version', 'updated_at'
);
--> statement-breakpoint
CREATE FUNCTION refuse_unsettling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a settled claim stays settled' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER stays_settled BEFORE UPDATE ON claims FOR EACH ROW
  WHEN (OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at) EXECUTE FUNCTION refuse_unsettling();
