package org.kartera.records.internal.pipeline;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.RecordRule;
import org.kartera.platform.record.RecordType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The rules of the moment, by record type. Those of a module that goes away are gone with the next batch. Immediate, so that it is there before rules
 * are, which need the pipeline that needs it.
 */
@Component(service = RuleRegistry.class, immediate = true)
public final class RuleRegistry {
    private static final String RANKING = "service.ranking";
    private static final String ID = "service.id";

    private volatile List<Ranked> rules = List.of();

    private record Ranked(RecordRule<?> rule, String record, int ranking, long id) {}

    /** Adds a rule; those of a higher ranking run first, of equal ones the older. {@code IllegalArgumentException} where the rule does not say of which record type it is. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void add(RecordRule<?> rule, Map<String, Object> properties) {
        int ranking = properties.get(RANKING) instanceof Integer given ? given : 0;
        long id = properties.get(ID) instanceof Long given ? given : rules.size();
        List<Ranked> all = new ArrayList<>(rules);
        all.add(new Ranked(rule, recordOf(rule), ranking, id));
        all.sort(Comparator.comparingInt(Ranked::ranking).reversed().thenComparingLong(Ranked::id));
        rules = List.copyOf(all);
    }

    /** Takes a rule away. */
    public synchronized void remove(RecordRule<?> rule) {
        rules = rules.stream().filter(ranked -> ranked.rule() != rule).toList();
    }

    /** The rules on records of a type, in the order in which they run. */
    List<RecordRule<?>> of(String record) {
        List<RecordRule<?>> found = new ArrayList<>();
        for (Ranked ranked : rules) {
            if (ranked.record().equals(record)) {
                found.add(ranked.rule());
            }
        }
        return found;
    }

    private static String recordOf(RecordRule<?> rule) {
        String named = rule.record();
        if (!named.isEmpty()) {
            return named;
        }
        Class<?> type = argument(rule.getClass());
        RecordType declared = type == null ? null : type.getAnnotation(RecordType.class);
        if (declared == null) {
            throw new IllegalArgumentException(
                    rule.getClass().getName() + " does not say of which record type it is a rule");
        }
        return declared.name();
    }

    /** The class that stands for T in the rule or what it extends. */
    private static @Nullable Class<?> argument(Class<?> rule) {
        for (Type type : rule.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic
                    && generic.getRawType() == RecordRule.class
                    && generic.getActualTypeArguments()[0] instanceof Class<?> record
                    && record != CrmRecord.class) {
                return record;
            }
        }
        Class<?> parent = rule.getSuperclass();
        return parent == null ? null : argument(parent);
    }
}
