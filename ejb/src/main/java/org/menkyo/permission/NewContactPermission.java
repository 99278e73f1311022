package org.menkyo.permission;

import org.menkyo.agreement.ContactKind;
import org.menkyo.shared.input.BusinessEmail;

/**
 * A permission that follows from a contact of a new license ID (LC-304).
 *
 * @param kind what the contact is for; with the address it tells which contact it is
 * @param holder who gets it
 * @param role the role of the kind
 */
public record NewContactPermission(ContactKind kind, BusinessEmail holder, Role role) {}
