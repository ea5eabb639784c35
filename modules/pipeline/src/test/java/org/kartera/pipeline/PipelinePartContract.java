package org.kartera.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.platform.record.Query;

/** Pipelines on their way in packages. */
abstract class PipelinePartContract extends PipelineContract {
    private static final Map<String, Object> RENT = Map.of(
            "sortOrder",
            20,
            "stages",
            List.of(
                    Map.of("name", "Visit", "sortOrder", 10, "status", "open", "probability", 20),
                    Map.of("name", "Let", "sortOrder", 20, "status", "won", "colour", "#2f9e44")));

    private final PipelinePart part;

    PipelinePartContract(Dialect dialect) {
        super(dialect);
        part = new PipelinePart(kernel.records());
    }

    private static ConfigurationPlan plan(String key, Object content) {
        return new ConfigurationPlan(
                "homes", List.of(new ConfigurationChange("pipeline.pipelines", key, Manner.TAKE, content)));
    }

    private void put(String key, Object content) {
        kernel.asSystem(() -> {
            ConfigurationPlan plan = plan(key, part.read(key, content));
            part.put(plan, plan.changes().get(0));
            return plan;
        });
    }

    private Object content(String key) {
        return kernel.asSystem(part::items).stream()
                .filter(item -> item.key().equals(key))
                .map(ConfigurationItem::content)
                .findFirst()
                .orElse(Map.of());
    }

    @Test
    void aPipelineIsPutAsItWasRead() {
        put("Copy of sales", content("Sales"));
        assertEquals(content("Sales"), content("Copy of sales"));
        assertTrue(
                content("Copy of sales").toString().contains("name=Offer, sortOrder=20, status=open, probability=50"));
        put("Rent", RENT);
        assertEquals(part.read("Rent", RENT), content("Rent"));
        put("Rent", RENT);
        assertEquals(part.read("Rent", RENT), content("Rent"));
    }

    @Test
    void stagesComeChangeAndGoByTheirNames() {
        put("Changing", RENT);
        Map<String, Object> other = new LinkedHashMap<>(RENT);
        other.put(
                "stages",
                List.of(
                        Map.of("name", "Visit", "sortOrder", 5, "status", "open", "maximumAge", 9),
                        Map.of("name", "Signed", "sortOrder", 30, "status", "won")));
        put("Changing", other);
        assertEquals(part.read("Changing", other), content("Changing"));
    }

    @Test
    void aStageThatDealsAreInIsNotTakenAway() {
        put("Used", RENT);
        UUID visit = kernel.asSystem(() -> kernel.records()
                .read(Query.of("pipeline.stage").where(kernel.records().parse("pipeline.name==Used;name==Visit")))
                .items()
                .get(0)
                .id());
        deal(Map.of("stage", visit.toString()));
        List<Object> stages = new ArrayList<>((List<?>) RENT.getOrDefault("stages", List.of()));
        stages.remove(0);
        Map<String, Object> without = Map.of("stages", stages);
        List<Refusal> refusals = kernel.asSystem(() -> part.check(plan("Used", without)));
        assertEquals(
                List.of(new Refusal("pipeline.pipelines", "Used", PipelineError.STAGE_IN_USE, List.of("Visit"))),
                refusals);
        assertEquals(List.of(), kernel.asSystem(() -> part.check(plan("Used", RENT))));
    }

    @Test
    void onlyAPipelineWithoutDealsIsTakenAway() {
        put("Empty", RENT);
        kernel.asSystem(() -> {
            part.remove("Empty", "homes");
            part.remove("Empty", "homes");
            part.remove("Sales", "homes");
            return part;
        });
        assertEquals(Map.of(), content("Empty"));
        assertTrue(content("Sales").toString().contains("Offer"));
    }

    @Test
    void whatMakesNoSenseIsNotRead() {
        for (Object wrong : List.of(
                "Rent",
                Map.of("colour", "red"),
                Map.of("stages", "Visit"),
                Map.of("stages", List.of(Map.of("sortOrder", 1))),
                Map.of("stages", List.of(Map.of("name", "A"), Map.of("name", "A"))),
                Map.of("stages", List.of(Map.of("name", "A", "status", "maybe"))),
                Map.of("stages", List.of(Map.of("name", "A", "probability", "much"))))) {
            assertThrows(CrmException.class, () -> part.read("Rent", wrong), wrong::toString);
        }
    }
}
