package org.kartera.transfer.internal;

import java.util.List;
import java.util.Locale;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;
import org.kartera.records.metadata.Labels;

/** Understands choices by their names and by their labels in every language we speak. */
final class ChoiceWords {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

    private final Labels labels;

    ChoiceWords(Labels labels) {
        this.labels = labels;
    }

    /** The choice's name; {@code text} itself where it is none, for the pipeline to refuse. */
    String value(EntityType type, FieldType field, String text) {
        String folded = Folding.fold(text);
        for (Choice choice : field.choices()) {
            if (String.valueOf(Folding.fold(choice.value())).equals(folded)
                    || LANGUAGES.stream()
                            .anyMatch(language -> String.valueOf(
                                            Folding.fold(labels.choice(type, field, choice, language)))
                                    .equals(folded))) {
                return choice.value();
            }
        }
        return text;
    }
}
