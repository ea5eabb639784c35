package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.metadata.FieldNames;
import org.kartera.rest.internal.problem.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does batches and writes what became of each item. */
@Component(service = Batches.class)
public final class Batches {
    private static final int CREATED = 201;
    private static final int DONE = 200;

    private final RecordGateway gateway;
    private final UnitOfWork unit;
    private final Problems problems;
    private final Callers callers;
    private final MetadataSource metadata;
    private final Labels labels;

    @Activate
    public Batches(
            @Reference RecordGateway gateway,
            @Reference UnitOfWork unit,
            @Reference Problems problems,
            @Reference Callers callers,
            @Reference MetadataSource metadata,
            @Reference Messages messages) {
        this.gateway = gateway;
        this.unit = unit;
        this.problems = problems;
        this.callers = callers;
        this.metadata = metadata;
        this.labels = new Labels(messages);
    }

    /** What became of {@code batch}, as one JSON object. */
    byte[] json(Batch batch) {
        Result[] results = results(batch);
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (int index = 0; index < results.length; index++) {
                write(json, batch, index, results[index]);
            }
            json.writeEndArray();
            json.writeNumberField(
                    "done", Arrays.stream(results).filter(Result::done).count());
            json.writeNumberField(
                    "refused",
                    Arrays.stream(results).filter(result -> !result.done()).count());
            json.writeEndObject();
        });
    }

    /** The same, one item a line. */
    byte[] lines(Batch batch) {
        Result[] results = results(batch);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int index = 0; index < results.length; index++) {
            int place = index;
            lines.writeBytes(JsonBuffer.bytes(json -> write(json, batch, place, results[place])));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** An outcome and the mutation it belongs to; that is null where the item was none. */
    private record Result(@Nullable Mutation mutation, Outcome outcome) {
        boolean done() {
            return outcome instanceof Outcome.Done;
        }
    }

    private Result[] results(Batch batch) {
        Result[] results = new Result[batch.items().size()];
        Map<Class<?>, List<Integer>> kinds = new LinkedHashMap<>();
        Mutation[] mutations = new Mutation[results.length];
        for (int index = 0; index < results.length; index++) {
            try {
                mutations[index] = batch.mutation(batch.items().get(index));
                kinds.computeIfAbsent(mutations[index].getClass(), kind -> new ArrayList<>())
                        .add(index);
            } catch (CrmException refusal) {
                if (batch.atomic()) {
                    throw refusal;
                }
                results[index] = new Result(null, new Outcome.Refused(refusal));
            }
        }
        if (batch.atomic() && kinds.size() > 1) {
            unit.call(() -> write(batch, kinds, mutations, results));
        } else {
            write(batch, kinds, mutations, results);
        }
        return results;
    }

    /** Creations and changes are batches of their own for the pipeline. */
    private boolean write(Batch batch, Map<Class<?>, List<Integer>> kinds, Mutation[] mutations, Result[] results) {
        for (List<Integer> places : kinds.values()) {
            List<Mutation> kind = places.stream().map(place -> mutations[place]).toList();
            List<Outcome> outcomes = gateway.write(batch.entity(), kind, batch.atomic());
            for (int i = 0; i < outcomes.size(); i++) {
                results[places.get(i)] = new Result(kind.get(i), outcomes.get(i));
            }
        }
        return true;
    }

    private void write(JsonGenerator json, Batch batch, int index, Result result) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        if (result.outcome() instanceof Outcome.Done done) {
            json.writeNumberField("status", result.mutation() instanceof Mutation.Create ? CREATED : DONE);
            json.writeStringField("id", done.id().toString());
            json.writeNumberField("version", done.version());
            json.writeBooleanField("changed", done.changed());
        } else if (result.outcome() instanceof Outcome.Refused refused) {
            json.writeNumberField("status", refused.reason().code().status());
            json.writeFieldName("error");
            Locale locale = callers.current().locale();
            problems.of(refused.reason(), locale, "", field -> label(batch.entity(), field, locale))
                    .write(json);
        }
        json.writeEndObject();
    }

    private String label(String entity, String field, Locale locale) {
        return metadata.current()
                .known(entity)
                .map(type -> FieldNames.label(labels, type, field, locale))
                .orElse(field);
    }
}
