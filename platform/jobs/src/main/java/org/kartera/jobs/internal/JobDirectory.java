package org.kartera.jobs.internal;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kartera.platform.job.Job;

/** The jobs that are there now, by name. */
final class JobDirectory {
    private final ConcurrentMap<String, Job> jobs = new ConcurrentHashMap<>();

    /** Of two with one name the newer counts: that is how an updated module takes over. */
    void add(Job job) {
        jobs.put(job.name(), job);
    }

    void remove(Job job) {
        jobs.remove(job.name(), job);
    }

    Optional<Job> find(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    boolean has(Job job) {
        return jobs.get(job.name()) == job;
    }
}
