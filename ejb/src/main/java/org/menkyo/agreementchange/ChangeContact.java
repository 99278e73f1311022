package org.menkyo.agreementchange;

import org.menkyo.agreement.ContactKind;

/**
 * Changes a contact on an agreement (LC-110): replaces it, adds one ({@code email} is null) or ends one
 * ({@code newEmail} is null). An OPEN licence has exactly one end customer, any other agreement at least one primary
 * contact; these are replaced only.
 *
 * @param kind what the contact is for
 * @param email the address of the contact that is replaced or ended, or null
 * @param newName the new contact's name, at most 200 characters; null for a reseller without, or if there is none
 * @param newEmail the new contact's address, or null
 * @param reason why, at most 500 characters; only support must give it (LC-802), for others it may be null
 */
public record ChangeContact(ContactKind kind, String email, String newName, String newEmail, String reason) {}
