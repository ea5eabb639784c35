package org.kartera.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Rights;
import org.kartera.platform.Work;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks stages up, whatever the caller may see of them: rules hold for everybody. */
@Component(service = Stages.class)
public class Stages {
    private final Records records;
    private final Callers callers;

    @Activate
    public Stages(@Reference Records records, @Reference Callers callers) {
        this.records = records;
        this.callers = callers;
    }

    /** Those of {@code refs} that exist. */
    Map<Ref, Stage> of(Collection<Ref> refs) {
        if (refs.isEmpty()) {
            return Map.of();
        }
        List<Ref> wanted = refs.stream().distinct().toList();
        return withEveryRight(() -> records
                .find(
                        Stage.class,
                        Query.of("pipeline.stage")
                                .where(Filter.in(
                                        "id", wanted.stream().map(Ref::id).toList()))
                                .limit(Query.MAX_LIMIT))
                .stream()
                .collect(Collectors.toMap(Ref::to, Function.identity())));
    }

    /** The first stage of {@code pipeline} with that status. */
    Stage first(Ref pipeline, DealStatus status) {
        return inOrder(pipeline).stream()
                .filter(stage -> stage.status() == status)
                .findFirst()
                .orElseThrow(() -> new CrmException(PipelineError.NO_SUCH_STAGE, status));
    }

    /** The pipeline into which deals go of which nobody says where. */
    Ref standardPipeline() {
        Optional<Ref> standard = withEveryRight(() ->
                records
                        .find(
                                Pipeline.class,
                                Query.of("pipeline.pipeline")
                                        .sort("-standard", "sortOrder")
                                        .limit(1))
                        .stream()
                        .map(Ref::to)
                        .findFirst());
        return standard.orElseThrow(() -> new CrmException(PipelineError.NO_PIPELINE));
    }

    private List<Stage> inOrder(Ref pipeline) {
        Query all = Query.of("pipeline.stage")
                .where(Filter.is("pipeline", pipeline))
                .limit(Query.MAX_LIMIT);
        return withEveryRight(() -> records.find(Stage.class, all)).stream()
                .sorted(Comparator.comparingInt(Stage::sortOrder))
                .toList();
    }

    private <T> T withEveryRight(Work<T> work) {
        Caller caller = callers.current();
        return callers.as(caller.with(Rights.EVERYTHING), work);
    }
}
