/** Support cases of distributors over SOAP (LC-804). */
package org.menkyo.support.soap;
