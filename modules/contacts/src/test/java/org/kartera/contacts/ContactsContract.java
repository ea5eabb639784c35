package org.kartera.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.kartera.contacts.api.ContactDirectory;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.testkit.TestKernel;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContactsContract {
    private final TestKernel kernel;
    private final ContactDirectory directory;

    ContactsContract(Dialect dialect) {
        kernel = TestKernel.with(dialect);
        directory = kernel.component(ContactDirectory.class);
    }

    @AfterAll
    void close() {
        kernel.close();
    }

    private UUID create(String entity, Map<String, ?> values) {
        return kernel.asSystem(() -> kernel.records().create(entity, values));
    }

    private UUID person(String lastName) {
        return create("contacts.person", Map.of("lastName", lastName));
    }

    private UUID company(String name) {
        return create("contacts.company", Map.of("name", name));
    }

    private UUID position(UUID person, UUID company, @Nullable String since, @Nullable String until) {
        Map<String, Object> values = new HashMap<>(
                Map.of("person", person.toString(), "company", company.toString(), "role", "Head of purchasing"));
        if (since != null) {
            values.put("since", since);
        }
        if (until != null) {
            values.put("until", until);
        }
        return create("contacts.position", values);
    }

    private @Nullable Object read(String entity, UUID id, String field) {
        return kernel.asSystem(() -> kernel.records().read(Ref.to(entity, id))).value(field);
    }

    private static List<String> violations(Executable work) {
        return assertThrows(CrmException.class, work).violations().stream()
                .map(violation -> violation.field() + " " + violation.code().code())
                .toList();
    }

    @Test
    void companiesAndPeopleAreFoundOnTheMap() {
        Map<String, Object> madrid = Map.of("latitude", 40.4168, "longitude", -3.7038);
        for (String entity : List.of("contacts.company", "contacts.person")) {
            String name = entity.equals("contacts.company") ? "name" : "lastName";
            UUID id = create(entity, Map.of(name, "On the map", "coordinates", madrid));

            assertEquals(new GeoPoint(40.4168, -3.7038), read(entity, id, "coordinates"));
            Query inside = Query.of(entity).where(Filter.within("coordinates", 40.4, -3.8, 40.5, -3.7));
            assertEquals(
                    List.of(id),
                    kernel.asSystem(() -> kernel.records().read(inside)).items().stream()
                            .map(Row::id)
                            .toList());
        }
    }

    @Test
    void descriptionsKeepTheirFormatAndLoseWhatRuns() {
        UUID id = create(
                "contacts.company",
                Map.of("name", "Formatted", "description", "<p>Buys <strong>twice</strong><script>run()</script></p>"));

        assertEquals("<p>Buys <strong>twice</strong></p>", read("contacts.company", id, "description"));
    }

    @Test
    void aCompanyIsNotItsOwnAncestor() {
        UUID holding = company("Holding");
        UUID subsidiary = create("contacts.company", Map.of("name", "Subsidiary", "parent", holding.toString()));
        UUID shop = create("contacts.company", Map.of("name", "Shop", "parent", subsidiary.toString()));
        assertEquals(
                List.of("parent cycle"),
                violations(() -> kernel.asSystem(() -> {
                    kernel.records().update(Ref.to("contacts.company", holding), Map.of("parent", shop.toString()));
                    return shop;
                })));
    }

    @Test
    void aPositionDoesNotEndBeforeItBegins() {
        UUID person = person("García");
        UUID company = company("Acme");
        assertEquals(
                List.of("until ends-before-it-begins"),
                violations(() -> position(person, company, "2026-02-01", "2026-01-31")));
        position(person, company, "2026-02-01", "2026-02-01");
    }

    @Test
    void aNationalNumberIsOfTheInstallationsCountry() {
        UUID id = create(
                "contacts.person",
                Map.of(
                        "lastName",
                        "Muñoz",
                        "phones",
                        List.of("915 55 01 23", Map.of("type", "home", "value", "+44 20 7946 0018"))));
        assertEquals(
                List.of(new Phone("", "+34915550123", true), new Phone("home", "+442079460018", false)),
                read("contacts.person", id, "phones"));
    }

    @Test
    void theDomainOfAnAddressIsLowerCase() {
        UUID id = create("contacts.person", Map.of("lastName", "Ruiz", "emails", List.of("Ana.Ruiz@Example.COM")));
        assertEquals(List.of(new Email("", "Ana.Ruiz@example.com", true)), read("contacts.person", id, "emails"));
    }

    @Test
    void addressesAndNumbersThatAreNoneAreNamed() {
        assertEquals(
                List.of("emails[0].value invalid-email", "phones[1].value invalid-phone"),
                violations(() -> create(
                                "contacts.person",
                                Map.of(
                                        "lastName",
                                        "Ruiz",
                                        "emails",
                                        List.of("ana.ruiz"),
                                        "phones",
                                        List.of("915 55 01 23", "call me"))))
                        .stream()
                        .sorted()
                        .toList());
    }

    @Test
    void aPersonIsFoundByAnyAddress() {
        UUID id = create(
                "contacts.person",
                Map.of("lastName", "Soler", "emails", List.of("marta@soler.example", "m.soler@work.example")));
        assertEquals(
                Optional.of(Ref.to("contacts.person", id)),
                kernel.asSystem(() -> directory.personByEmail("m.soler@WORK.example")));
        assertEquals(Optional.empty(), kernel.asSystem(() -> directory.personByEmail("nobody@work.example")));
    }

    @Test
    void whoSharesAnAddressIsFoundByTheLatestChange() {
        create("contacts.person", Map.of("lastName", "Old", "emails", List.of("shared@example.com")));
        UUID newer = create("contacts.person", Map.of("lastName", "New", "emails", List.of("shared@example.com")));
        assertEquals(
                Optional.of(Ref.to("contacts.person", newer)),
                kernel.asSystem(() -> directory.personByEmail("shared@example.com")));
    }

    @Test
    void aCompanyIsFoundByItsTaxId() {
        UUID id = create("contacts.company", Map.of("name", "Talleres Sol", "taxId", "B12345674"));
        assertEquals(
                Optional.of(Ref.to("contacts.company", id)),
                kernel.asSystem(() -> directory.companyByTaxId("B12345674")));
    }

    @Test
    void thePositionsOfADayCountAndTheMainCompanyComesFirst() {
        UUID main = company("Main");
        UUID before = company("Before");
        UUID now = company("Now");
        UUID person = create("contacts.person", Map.of("lastName", "Vidal", "company", main.toString()));
        position(person, before, "2019-01-01", "2020-12-31");
        position(person, now, "2021-01-01", null);
        Ref ref = Ref.to("contacts.person", person);
        assertEquals(
                List.of(Ref.to("contacts.company", main), Ref.to("contacts.company", now)),
                kernel.asSystem(() -> directory.companiesOf(ref, LocalDate.of(2026, 1, 1))));
        assertEquals(
                List.of(Ref.to("contacts.company", main), Ref.to("contacts.company", before)),
                kernel.asSystem(() -> directory.companiesOf(ref, LocalDate.of(2020, 12, 31))));
    }

    @Test
    void thePositionsOfADeletedCompanyGoWithIt() {
        UUID person = person("Costa");
        UUID company = company("Closing down");
        position(person, company, null, null);
        kernel.asSystem(() -> {
            kernel.records().delete(List.of(Ref.to("contacts.company", company)));
            return company;
        });
        Query positions = Query.of("contacts.position")
                .where(kernel.records().parse("person==" + person))
                .fields("title");
        assertEquals(
                List.of(),
                kernel.asSystem(() -> kernel.records().read(positions).items()));
    }
}
