package org.kartera.rest.internal.web;

import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts requests and how long they took, and writes that as OpenMetrics text 1.0, without its end. */
@Component(service = Traffic.class)
public final class Traffic {
    private static final double[] BOUNDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10};
    private static final double NANOS = 1e9;
    private static final int STATUS_CLASSES = 6;

    private final LongAdder[] byStatus = adders(STATUS_CLASSES);
    private final LongAdder[] byDuration = adders(BOUNDS.length + 1);
    private final LongAdder writes = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    @Activate
    public Traffic() {}

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    /** One request is done. */
    void answered(String method, int status, long duration) {
        byStatus[Math.min(STATUS_CLASSES - 1, Math.max(0, status / 100))].increment();
        if (!"GET".equals(method)) {
            writes.increment();
        }
        int bucket = 0;
        while (bucket < BOUNDS.length && duration > BOUNDS[bucket] * NANOS) {
            bucket++;
        }
        byDuration[bucket].increment();
        nanoseconds.add(duration);
    }

    /** Everything so far. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# TYPE kartera_http_requests counter\n");
        for (int status = 1; status < STATUS_CLASSES; status++) {
            text.append("kartera_http_requests_total{status=\"")
                    .append(status)
                    .append("xx\"} ")
                    .append(byStatus[status].sum())
                    .append('\n');
        }
        text.append("# TYPE kartera_http_writes counter\n");
        text.append("kartera_http_writes_total ").append(writes.sum()).append('\n');
        text.append("# TYPE kartera_http_request_duration_seconds histogram\n");
        text.append("# UNIT kartera_http_request_duration_seconds seconds\n");
        long sum = 0;
        for (int bucket = 0; bucket <= BOUNDS.length; bucket++) {
            sum += byDuration[bucket].sum();
            text.append("kartera_http_request_duration_seconds_bucket{le=\"")
                    .append(bucket == BOUNDS.length ? "+Inf" : Double.toString(BOUNDS[bucket]))
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        text.append("kartera_http_request_duration_seconds_sum ")
                .append(nanoseconds.sum() / NANOS)
                .append('\n');
        text.append("kartera_http_request_duration_seconds_count ").append(sum).append('\n');
        return memory(text).toString();
    }

    private static StringBuilder memory(StringBuilder text) {
        Runtime runtime = Runtime.getRuntime();
        return text.append("# TYPE kartera_memory_used_bytes gauge\n")
                .append("# UNIT kartera_memory_used_bytes bytes\n")
                .append("kartera_memory_used_bytes ")
                .append(runtime.totalMemory() - runtime.freeMemory())
                .append('\n');
    }
}
