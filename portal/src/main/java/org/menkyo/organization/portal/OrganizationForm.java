package org.menkyo.organization.portal;

import java.util.HashMap;
import java.util.Map;
import org.menkyo.organization.Address;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.shared.portal.TypedForm;

/** The part of a form that says which organization, or where it is. */
public final class OrganizationForm {

    private static final String ORGANIZATION = "organization";

    private OrganizationForm() {}

    /** The organization that was typed. */
    public static OrganizationDetails of(TypedForm form) {
        return new OrganizationDetails(
                form.text(ORGANIZATION + ".identifier"),
                form.text(ORGANIZATION + ".name"),
                address(form, ORGANIZATION + ".address"));
    }

    /** The address that was typed. @param name that of the field in the command */
    public static Address address(TypedForm form, String name) {
        return new Address(
                form.text(name + ".street"),
                form.text(name + ".city"),
                form.text(name + ".region"),
                form.text(name + ".postalCode"),
                form.text(name + ".country"));
    }

    /** What a form shows of an organization before anything is typed. */
    public static Map<String, String> filled(OrganizationDetails organization) {
        Map<String, String> fields = filled(organization.address(), ORGANIZATION + ".address");
        fields.put(ORGANIZATION + ".identifier", organization.identifier());
        fields.put(ORGANIZATION + ".name", organization.name());
        return fields;
    }

    /** What a form shows of an address before anything is typed. @param name that of the field in the command */
    public static Map<String, String> filled(Address address, String name) {
        Map<String, String> fields = new HashMap<>();
        fields.put(name + ".street", address.street());
        fields.put(name + ".city", address.city());
        fields.put(name + ".region", address.region());
        fields.put(name + ".postalCode", address.postalCode());
        fields.put(name + ".country", address.country());
        return fields;
    }
}
