/** Many users through one client at the same time. */
package io.github.mmfapi.contract.users;
