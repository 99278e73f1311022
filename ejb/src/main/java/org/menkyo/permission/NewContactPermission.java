package org.menkyo.permission;

import org.menkyo.agreement.ContactKind;
import org.menkyo.shared.input.BusinessEmail;

/**
 * A permission that follows from a contact of a new license ID (LC-304).
 *
 * @param agreementId the internal id of the license ID's agreement
 * @param kind what the contact is for; with the address it tells which contact it is
 * @param holder who gets it
 * @param role the role of the kind
 */
public record NewContactPermission(long agreementId, ContactKind kind, BusinessEmail holder, Role role) {}
