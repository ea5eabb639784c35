package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.web.internal.layer.Differences;
import org.kartera.web.internal.layer.Layer;
import org.kartera.web.internal.layer.Place;
import org.kartera.web.internal.layer.StoredLayer;
import org.kartera.web.internal.layout.PageReader;

/**
 * The layouts of modules with all that is laid over them, as of one moment. For one role the layers are, the lowest first: the module's, the package's and the
 * administrator's for everybody, the package's and the administrator's for the role. The highest that is good is shown. Who has several roles gets the layout
 * of the first of them, in the order in which the user has them, that has one.
 */
final class Arrangement {
    /** The role that stands for everybody. */
    static final String EVERYBODY = "";

    private static final Comparator<StoredLayer> LOWEST_FIRST = Comparator.comparing(
                    (StoredLayer layer) -> !layer.place().role().equals(EVERYBODY))
            .thenComparing(layer -> layer.place().layer());

    private final Layouts.Shipped shipped;
    private final List<StoredLayer> stored;
    private final Map<Place, Laid> read = new HashMap<>();

    /**
     * One layer.
     *
     * @param stored null where it is the module's
     * @param content what is good of it, null node where nothing is
     * @param faults what is left out of it and why
     */
    record Laid(Place place, @Nullable StoredLayer stored, JsonNode content, List<String> faults) {
        JsonNode given() {
            return stored == null ? content : stored.content();
        }

        boolean good() {
            return !content.isNull();
        }
    }

    Arrangement(Layouts.Shipped shipped, List<StoredLayer> stored) {
        this.shipped = shipped;
        this.stored = stored;
        stored.forEach(layer -> read.put(layer.place(), laid(layer)));
    }

    /** Whether it is still that of this moment. */
    boolean of(Layouts.Shipped presently, List<StoredLayer> layers) {
        return shipped.at(presently.metadata(), presently.modules()) && stored == layers;
    }

    Layouts.Shipped shipped() {
        return shipped;
    }

    private Laid laid(StoredLayer layer) {
        List<String> faults = new ArrayList<>();
        JsonNode content = read(layer.place(), layer.content(), faults);
        return new Laid(layer.place(), layer, content == null ? NullNode.instance : content, faults);
    }

    /** What is good of {@code content} at {@code place}; {@code faults} takes what is wrong. Null where nothing is good. */
    @Nullable
    JsonNode read(Place place, JsonNode content, List<String> faults) {
        if (PageReader.PAGES.contains(place.subject())) {
            return PageReader.read(place.subject(), content, faults);
        }
        return shipped.metadata()
                .known(place.subject())
                .map(type -> shipped.reader().read(type, place.part(), content, faults))
                .orElse(null);
    }

    /** The record types that have a layout. */
    Set<String> entities() {
        Set<String> entities = new TreeSet<>(shipped.contents().keySet());
        stored.stream()
                .map(layer -> layer.place().subject())
                .filter(subject -> shipped.metadata()
                        .known(subject)
                        .filter(shipped.metadata()::available)
                        .isPresent())
                .forEach(entities::add);
        return entities;
    }

    /** What is shown to whoever has {@code roles}; null node where nobody says anything. */
    JsonNode shown(String subject, String part, List<String> roles) {
        Set<String> arranged = stored.stream()
                .filter(layer -> layer.place().subject().equals(subject)
                        && layer.place().part().equals(part))
                .filter(layer -> read(layer).good())
                .map(layer -> layer.place().role())
                .collect(Collectors.toSet());
        String role = roles.stream().filter(arranged::contains).findFirst().orElse(EVERYBODY);
        return top(stack(subject, part, role)).content();
    }

    private Laid read(StoredLayer layer) {
        return read.getOrDefault(layer.place(), new Laid(layer.place(), layer, NullNode.instance, List.of()));
    }

    /** The layers of a role, the lowest first: always the module's, and what is stored. */
    List<Laid> stack(String subject, String part, String role) {
        List<Laid> stack = new ArrayList<>();
        JsonNode content = Optional.<JsonNode>ofNullable(shipped.contents().get(subject))
                .orElse(JsonNodeFactory.instance.objectNode())
                .path(part);
        stack.add(new Laid(
                new Place(subject, part, EVERYBODY, Layer.MODULE),
                null,
                content.isMissingNode() ? NullNode.instance : content,
                List.of()));
        stored.stream()
                .filter(layer -> layer.place().subject().equals(subject)
                        && layer.place().part().equals(part))
                .filter(layer -> layer.place().role().equals(EVERYBODY)
                        || layer.place().role().equals(role))
                .sorted(LOWEST_FIRST)
                .map(this::read)
                .forEach(stack::add);
        return stack;
    }

    /** The highest that is good; the module's where none is. */
    private static Laid top(List<Laid> stack) {
        Laid top = stack.get(0);
        for (Laid laid : stack) {
            top = laid.good() ? laid : top;
        }
        return top;
    }

    /** What is shown in the place of {@code place} as soon as nothing is stored there. */
    Laid below(Place place) {
        return top(stack(place.subject(), place.part(), place.role()).stream()
                .takeWhile(laid -> !laid.place().equals(place) && lower(laid.place(), place))
                .toList());
    }

    private static boolean lower(Place one, Place other) {
        return one.role().equals(other.role())
                ? one.layer().compareTo(other.layer()) < 0
                : one.role().equals(EVERYBODY);
    }

    /** Whether what lies below {@code layer} says something that it did not when {@code layer} was made. */
    boolean outrun(StoredLayer layer) {
        return Differences.brings(layer.basis(), below(layer.place()).content());
    }
}
