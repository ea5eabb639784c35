package org.kartera.contacts.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kartera.platform.record.Ref;
import org.osgi.annotation.versioning.ProviderType;

/** Finds people and companies, among those that the caller may see. A service of the module contacts; it comes and goes with it. */
@ProviderType
public interface ContactDirectory {
    /** Record type of people. */
    String PERSON = "contacts.person";

    /** Record type of companies. */
    String COMPANY = "contacts.company";

    /** The person with that e-mail address, the one changed last where several share it. */
    Optional<Ref> personByEmail(String address);

    /** The company with that tax identifier. */
    Optional<Ref> companyByTaxId(String taxId);

    /** The companies in which {@code person} had a position on {@code day}, and the person's main company first. */
    List<Ref> companiesOf(Ref person, LocalDate day);
}
