-- What a booth may do on the campus: put in its own interviews and read jobs, nothing else.
-- Run by the owner of the tables, as often as wanted (kiosk.fleet.fence.prepare).
-- Booths log in by roles of their own that are members of coach_booth; the owner is not fenced in.

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'coach_booth') THEN
        CREATE ROLE coach_booth NOLOGIN;
    END IF;
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO coach_booth', current_database());
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, coach_booth;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO coach_booth;

-- Which booth is asking. session_user is who logged in: SET ROLE does not change it.
CREATE OR REPLACE FUNCTION coach_booth_id() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT booth_id FROM booth_roles WHERE role = session_user AND revoked_at IS NULL $$;
REVOKE ALL ON FUNCTION coach_booth_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coach_booth_id() TO coach_booth;

-- Columns, not tables: a booth cannot read back what candidates said, not even its own.
GRANT SELECT ON alembic_version, jobs, overrides, people, clip_files, practice_groups,
    group_viewers TO coach_booth;
GRANT INSERT, UPDATE, SELECT (id, booth_id, revision) ON interviews TO coach_booth;
GRANT INSERT, DELETE, SELECT (interview_id) ON interview_documents TO coach_booth;
GRANT INSERT, DELETE, SELECT (interview_id) ON answers, coverage, memberships TO coach_booth;
GRANT INSERT, UPDATE, SELECT ON uses TO coach_booth;
GRANT INSERT, UPDATE, SELECT ON faults TO coach_booth;
GRANT INSERT ON audit TO coach_booth;
GRANT INSERT, SELECT ON tombstones TO coach_booth;
GRANT SELECT (id, name, retired, turn), UPDATE (version, facts, seen_at, turn) ON booths
    TO coach_booth;

DO $$
DECLARE
    own CONSTANT text := 'booth_id = (SELECT coach_booth_id())';
    child CONSTANT text := 'EXISTS (SELECT FROM interviews i WHERE i.id = interview_id)';
    -- the age keeps a late push from outliving the tombstones that would stop it
    welcome CONSTANT text := own || ' AND started_at > now() - interval ''400 days'''
        ' AND started_at < now() + interval ''5 minutes'''
        ' AND NOT EXISTS (SELECT FROM tombstones t WHERE t.interview_id = id)';
    fenced CONSTANT text[][] := ARRAY[
        ['interviews', 'SELECT', own, NULL],
        ['interviews', 'INSERT', NULL, welcome],
        ['interviews', 'UPDATE', own, welcome],
        ['interview_documents', 'ALL', child, child],
        ['answers', 'ALL', child, child],
        ['coverage', 'ALL', child, child],
        ['memberships', 'ALL', child, child],
        ['uses', 'ALL', own, own],
        ['faults', 'ALL', own, own],
        ['audit', 'INSERT', NULL, own],
        ['tombstones', 'SELECT', own, NULL],
        ['tombstones', 'INSERT', NULL, own],
        ['booths', 'ALL', 'id = (SELECT coach_booth_id())', 'id = (SELECT coach_booth_id())']];
    one text[];
BEGIN
    FOREACH one SLICE 1 IN ARRAY fenced LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one[1]);
        EXECUTE format('DROP POLICY IF EXISTS %I ON %I', 'booth_' || lower(one[2]), one[1]);
        EXECUTE format('CREATE POLICY %I ON %I FOR %s TO coach_booth',
                       'booth_' || lower(one[2]), one[1], one[2])
            || coalesce(' USING (' || one[3] || ')', '')
            || coalesce(' WITH CHECK (' || one[4] || ')', '');
    END LOOP;
END $$;

-- A tombstone takes its interview with it, and what was to be collected of it.
CREATE OR REPLACE FUNCTION coach_bury() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    DELETE FROM handoffs h USING interviews i
        WHERE h.interview_id = NEW.interview_id
        AND i.id = NEW.interview_id AND i.booth_id = NEW.booth_id;
    DELETE FROM interviews WHERE id = NEW.interview_id AND booth_id = NEW.booth_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER coach_bury AFTER INSERT ON tombstones
    FOR EACH ROW EXECUTE FUNCTION coach_bury();

-- Nothing buried comes back, whoever puts it in. The policies above look before the row is in; this
-- looks after it, and so sees a tombstone that was written while the row waited for its lock.
CREATE OR REPLACE FUNCTION coach_stay_buried() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    DELETE FROM interviews i USING fresh f, tombstones t
        WHERE i.id = f.id AND t.interview_id = f.id AND t.booth_id = f.booth_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER coach_stay_buried AFTER INSERT ON interviews
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION coach_stay_buried();
REVOKE ALL ON FUNCTION coach_bury(), coach_stay_buried() FROM PUBLIC;
