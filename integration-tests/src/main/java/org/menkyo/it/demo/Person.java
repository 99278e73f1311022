package org.menkyo.it.demo;

/**
 * Somebody who signed up by themselves.
 *
 * @param email the business e-mail
 * @param rest calls in this person's name
 */
public record Person(String email, RestSession rest) {}
