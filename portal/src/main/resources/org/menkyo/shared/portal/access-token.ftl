<@p.layout title=t("tokens.created.title")>
<p>${t("tokens.once", token.name)}</p>
<p class="secret"><code>${secret}</code></p>
<p><a href="/access-tokens">${t("key.back")}</a></p>
</@p.layout>
