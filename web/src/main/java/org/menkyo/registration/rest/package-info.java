/** Registration of business e-mail addresses over REST. */
package org.menkyo.registration.rest;
