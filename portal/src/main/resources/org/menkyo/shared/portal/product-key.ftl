<@p.layout title=t("key")>
<p>${t("key.of", key.licenseId, t("key.type." + key.type.name()))}</p>
<p class="secret"><code>${key.key}</code></p>
<p class="hint">${t("keys.recorded")}</p>
<p><a href="${back}">${t("key.back")}</a></p>
</@p.layout>
