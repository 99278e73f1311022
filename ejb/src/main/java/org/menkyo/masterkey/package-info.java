/** The life of master keys: which one secrets are sealed with, and how a new one takes its place without a pause (LC-1207). */
package org.menkyo.masterkey;
