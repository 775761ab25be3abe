/** An address of nothing here is no page of the desk either. */
const missing = () => new Response(null, { status: 404 });

export { missing as DELETE, missing as GET, missing as HEAD, missing as PATCH, missing as POST, missing as PUT };
