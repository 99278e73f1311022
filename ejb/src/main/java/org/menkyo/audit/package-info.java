/** The record of every change and every reveal of a secret, append-only and hash-chained (LC-1001). */
package org.menkyo.audit;
