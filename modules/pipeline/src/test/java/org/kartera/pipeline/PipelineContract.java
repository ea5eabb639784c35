package org.kartera.pipeline;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.testkit.TestKernel;

/** A kernel with one way of selling: Talk (10 %), Offer (50 %), Won, Lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PipelineContract {
    final TestKernel kernel;
    final UUID pipeline;
    final UUID talk;
    final UUID offer;
    final UUID won;
    final UUID lost;

    PipelineContract(Dialect dialect) {
        kernel = TestKernel.with(dialect);
        pipeline = create(kernel, "pipeline.pipeline", Map.of("name", "Sales", "standard", true));
        talk = stage(kernel, pipeline, "Talk", 10, "open", 10);
        offer = stage(kernel, pipeline, "Offer", 20, "open", 50);
        won = stage(kernel, pipeline, "Won", 30, "won", 100);
        lost = stage(kernel, pipeline, "Lost", 40, "lost", 0);
    }

    @AfterAll
    void close() {
        kernel.close();
    }

    UUID create(String entity, Map<String, ?> values) {
        return create(kernel, entity, values);
    }

    private static UUID create(TestKernel kernel, String entity, Map<String, ?> values) {
        return kernel.asSystem(() -> kernel.records().create(entity, values));
    }

    UUID stage(UUID of, String name, int order, String status, int probability) {
        return stage(kernel, of, name, order, status, probability);
    }

    private static UUID stage(TestKernel kernel, UUID of, String name, int order, String status, int probability) {
        return create(
                kernel,
                "pipeline.stage",
                Map.of(
                        "name",
                        name,
                        "pipeline",
                        of.toString(),
                        "sortOrder",
                        order,
                        "status",
                        status,
                        "probability",
                        probability));
    }

    UUID deal(Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(Map.of("name", "A deal"));
        all.putAll(values);
        return create("pipeline.deal", all);
    }

    void change(UUID deal, Map<String, ?> values) {
        kernel.asSystem(() -> {
            kernel.records().update(Ref.to("pipeline.deal", deal), values);
            return deal;
        });
    }

    void act(UUID deal, String action, Map<String, ?> arguments) {
        kernel.asSystem(() -> {
            kernel.records().act(Ref.to("pipeline.deal", deal), action, arguments);
            return deal;
        });
    }

    Row read(UUID deal) {
        return kernel.asSystem(() -> kernel.records().read(Ref.to("pipeline.deal", deal)));
    }

    @Nullable
    Object value(UUID deal, String field) {
        return read(deal).value(field);
    }

    static Ref stage(UUID id) {
        return Ref.to("pipeline.stage", id);
    }

    /** What is wrong with the fields, or the code of the refusal as a whole. */
    static List<String> refusal(Executable work) {
        CrmException refused = assertThrows(CrmException.class, work);
        return refused.violations().isEmpty()
                ? List.of(refused.code().code())
                : refused.violations().stream()
                        .map(violation ->
                                violation.field() + " " + violation.code().code())
                        .toList();
    }
}
