/** Programs of others that the tests let speak to Menkyo. */
package org.menkyo.it.peer;
