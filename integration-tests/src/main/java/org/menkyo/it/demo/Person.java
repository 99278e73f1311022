package org.menkyo.it.demo;

/**
 * Somebody who signed up by themselves.
 *
 * @param account what this person signs in with
 * @param email the business e-mail
 * @param rest calls in this person's name
 */
public record Person(String account, String email, RestSession rest) {}
