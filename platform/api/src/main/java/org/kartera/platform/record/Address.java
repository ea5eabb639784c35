package org.kartera.platform.record;

/**
 * A postal address; parts that nobody gave are empty.
 *
 * @param type {@code billing, delivery, home, work} or the user's own word
 * @param street street, number, floor; may have several lines
 * @param postalCode postal code
 * @param city town
 * @param region province or state
 * @param country ISO 3166-1 alpha-2 code in upper case
 * @param primary whether it is the one to use; the kernel keeps exactly one of a list primary
 */
public record Address(
        String type, String street, String postalCode, String city, String region, String country, boolean primary) {}
