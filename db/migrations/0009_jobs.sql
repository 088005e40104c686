-- The list of jobs lies in a schema of its own, which its own program makes (db/migrate.ts). Of all that it can do, whoever runs the
-- site may do this one thing: have a case looked after at an instant, or no more. One job a case: `case:<id>`.
CREATE FUNCTION look_after_case(id uuid, due timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF due IS NULL THEN
    PERFORM graphile_worker.remove_job('case:' || id);
  ELSE
    PERFORM graphile_worker.add_job('look_after_case', json_build_object('id', id), run_at := due, job_key := 'case:' || id);
  END IF;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION look_after_case(uuid, timestamptz) FROM PUBLIC;
