/** What the server's sign-in needs and WildFly does not bring: a realm that remembers verified passwords. */
package org.menkyo.signin;
