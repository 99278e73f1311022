/** What is given to people, over SOAP: benefits of Software Assurance, and seats of subscriptions and online services. */
package org.menkyo.seat.soap;
