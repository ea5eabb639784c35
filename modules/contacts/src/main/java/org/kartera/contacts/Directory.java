package org.kartera.contacts;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kartera.contacts.api.ContactDirectory;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Operator;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks people and companies up through {@link Records}. */
@Component
public class Directory implements ContactDirectory {
    private final Records records;

    @Activate
    public Directory(@Reference Records records) {
        this.records = records;
    }

    @Override
    public Optional<Ref> personByEmail(String address) {
        return newest(Query.of(PERSON).where(Filter.is("emails", address)).sort("-modifiedAt"));
    }

    @Override
    public Optional<Ref> companyByTaxId(String taxId) {
        return newest(Query.of(COMPANY).where(Filter.is("taxId", taxId)));
    }

    @Override
    public List<Ref> companiesOf(Ref person, LocalDate day) {
        Set<Ref> companies = new LinkedHashSet<>();
        if (records.read(person).value("company") instanceof Ref main) {
            companies.add(main);
        }
        Filter held = Filter.and(
                Filter.is("person", person),
                Filter.or(Filter.isEmpty("since"), Filter.compare("since", Operator.LE, day)),
                Filter.or(Filter.isEmpty("until"), Filter.compare("until", Operator.GE, day)));
        Query positions =
                Query.of("contacts.position").where(held).fields("company").limit(Query.MAX_LIMIT);
        for (Row position : records.read(positions).items()) {
            if (position.value("company") instanceof Ref company) {
                companies.add(company);
            }
        }
        return List.copyOf(companies);
    }

    private Optional<Ref> newest(Query query) {
        return records.read(query.fields("title").limit(1)).items().stream()
                .map(row -> Ref.to(row.entity(), row.id()))
                .findFirst();
    }
}
