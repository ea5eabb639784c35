package org.kartera.jobs.internal;

import java.time.Instant;
import java.util.UUID;
import org.kartera.persistence.Statements;

/** What db-scheduler is to execute, in the table that it works on. Written here where db-scheduler could not join the current unit of work. */
final class ExecutionTable {
    static final String NAME = "jobs_execution";
    static final String RUN = "run";
    static final String REPEAT = "repeat";

    private static final String RELEASE = "update jobs_execution set picked = false, picked_by = null,"
            + " last_heartbeat = null, version = version + 1 where picked = true";

    private final Statements sql;

    ExecutionTable(Statements sql) {
        this.sql = sql;
    }

    void scheduleRun(UUID id, Instant due) {
        insert(RUN, id.toString(), due);
    }

    private void insert(String task, String instance, Instant due) {
        sql.change(
                "insert into jobs_execution (task_name, task_instance, execution_time, picked, version) values (?, ?, ?, false, 1)",
                task,
                instance,
                due);
    }

    /** What waits for this job waits no longer. */
    void hasten(String job, Instant due) {
        sql.change(
                "update jobs_execution set execution_time = ?, version = version + 1"
                        + " where task_name = 'run' and picked = false and execution_time > ? and task_instance in"
                        + " (select cast(id as varchar(36)) from jobs_run where run_state = 'WAITING' and job = ?)",
                due,
                due,
                job);
        sql.change(
                "update jobs_execution set execution_time = ?, version = version + 1"
                        + " where task_name = 'repeat' and picked = false and execution_time > ? and task_instance = ?",
                due,
                due,
                job);
    }

    /** Takes everything from processes that are no more; only for a database that serves one process at a time. */
    void release() {
        sql.change(RELEASE);
    }

    /** Takes from an earlier process of this node what it was at when it ended. */
    void release(String node) {
        sql.change(RELEASE + " and picked_by = ?", node);
    }
}
